package io.github.migrationtest.internal.program;

/**
 * How a program ended.
 *
 * @param exit what it gave back; -1 where it did not end by itself
 * @param end why it ended
 * @param output what it wrote, its beginning and its end if it was much
 */
public record ProgramResult(int exit, End end, String output) {

    /** Why a program ended. */
    public enum End {
        /** It was done. */
        BY_ITSELF,
        /** It was ended when its time was over. */
        OUT_OF_TIME,
        /** It was ended when the time of the run was over to which it belonged. */
        CANCELLED,
        /** It was ended because nobody waits for it any longer. */
        INTERRUPTED
    }

    /** Whether it says that all is well. */
    public boolean isSuccess() {
        return end == End.BY_ITSELF && exit == 0;
    }
}
