package io.github.migrationtest.internal.junit;

import org.opentest4j.MultipleFailuresError;

/** Several failures of which another type made one message, with the database in front of it. */
final class FailuresOnDatabase extends MultipleFailuresError {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String type;

    FailuresOnDatabase(String message, MultipleFailuresError first) {
        super(message, first.getFailures());
        this.message = message;
        this.type = first.getClass().getName();
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** As the first one printed itself: its type says more to a reader than this one's. */
    @Override
    public String toString() {
        return type + ": " + message;
    }
}
