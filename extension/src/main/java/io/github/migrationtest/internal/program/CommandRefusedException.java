package io.github.migrationtest.internal.program;

/** A command cannot be run as it is said; the message has the rest of the sentence that names it. */
public final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The rest of the sentence. */
    public CommandRefusedException(String message) {
        super(message);
    }
}
