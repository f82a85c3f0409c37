package io.github.migrationtest.migration;

/** Placeholder. */
public class MigrationFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationFolderException(String message) {
        super(message);
    }
}
