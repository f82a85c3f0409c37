package io.github.migrationtest.migration;

/** Placeholder. */
public class MigrationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationFailedException(String message) {
        super(message);
    }
}
