package io.github.migrationtest.internal.junit;

/** Says on which database something failed whose type cannot be made again; that is the cause. */
final class FailureOnDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailureOnDatabase(String message, Throwable cause) {
        super(message, cause);
    }

    /** Only the sentence, which names the cause's type: this one's name would tell a reader nothing. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
