package io.github.migrationtest.database;

import java.sql.SQLException;

/** A database refused what was asked of it; the driver's exception is the cause. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
