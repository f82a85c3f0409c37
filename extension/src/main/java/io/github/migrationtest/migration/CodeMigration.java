package io.github.migrationtest.migration;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What an application does in its own code between its SQL migrations, in another language or in Java.
 *
 * @param version the migration that it is, or right behind which it runs: any spelling that names one of the folder
 * @param code what it does
 */
public record CodeMigration(String version, Code code) {

    /** Code that changes rows or schema. */
    @FunctionalInterface
    public interface Code {

        /** Runs on the connection of the migration, whose transaction is the tool's. */
        void run(Connection connection) throws SQLException;
    }
}
