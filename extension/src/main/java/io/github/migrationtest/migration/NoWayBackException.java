package io.github.migrationtest.migration;

/** A migration was to be taken back that has no script for it; nothing has been run. */
public final class NoWayBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Migration migration;

    /** What was asked, what is missing, and what the way back is instead. */
    public NoWayBackException(Migration migration, String message) {
        super(message);
        this.migration = migration;
    }

    /** What cannot be taken back. */
    public Migration migration() {
        return migration;
    }
}
