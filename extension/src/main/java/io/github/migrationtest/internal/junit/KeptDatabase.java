package io.github.migrationtest.internal.junit;

/** Carries, as part of a test's own failure, how to open its database: report entries are invisible in Maven's output. */
final class KeptDatabase extends Throwable {
    private static final long serialVersionUID = 1L;

    KeptDatabase(String howToOpen) {
        super(howToOpen, null, false, false);
    }

    /** Only the sentence: the class's name would tell a reader nothing. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
