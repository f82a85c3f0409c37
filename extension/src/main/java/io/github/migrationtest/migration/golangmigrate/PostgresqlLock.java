package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.PostgresqlCatalog;
import java.sql.Connection;
import java.sql.SQLException;

/** How golang-migrate keeps other runs away on PostgreSQL. */
interface PostgresqlLock {
    void take() throws SQLException;

    void giveBack() throws SQLException;

    /** A lock of the session, which is waited for. */
    static PostgresqlLock bySession(Connection connection, String schema, String table, String database) {
        return new Advisory(connection, AdvisoryLock.name(schema, table, database));
    }

    /** A row, which stays where a run is killed ({@code database/pgx/pgx.go}). */
    static PostgresqlLock byRow(Connection connection, String schema, String table, String database) {
        return new Row(connection, schema, table, AdvisoryLock.name(database));
    }

    /** See {@link #bySession}. */
    record Advisory(Connection connection, String id) implements PostgresqlLock {
        @Override
        public void take() throws SQLException {
            StatementRunner.execute(connection, "SELECT pg_advisory_lock(" + id + ")");
        }

        @Override
        public void giveBack() throws SQLException {
            StatementRunner.execute(connection, "SELECT pg_advisory_unlock(" + id + ")");
        }
    }

    /** See {@link #byRow}. */
    record Row(Connection connection, String schema, String table, String id) implements PostgresqlLock {
        @Override
        public void take() throws SQLException {
            if (!GolangMigrateDriver.any(connection, PostgresqlCatalog.HAS_TABLE, schema, table)) {
                StatementRunner.execute(
                        connection, "CREATE TABLE " + quoted() + " (lock_id BIGINT NOT NULL PRIMARY KEY)");
            }
            if (GolangMigrateDriver.any(connection, "SELECT 1 FROM " + quoted() + " WHERE lock_id = " + id)) {
                throw new MigrationFailedException("timeout: can't acquire database lock. " + table
                        + " has the row of a run that was ended before its end, or goes on; golang-migrate waits 15 s"
                        + " for it, and gives up. Start from a copy that is free, or delete the row.");
            }
            StatementRunner.execute(connection, "INSERT INTO " + quoted() + " (lock_id) VALUES (" + id + ")");
        }

        @Override
        public void giveBack() throws SQLException {
            StatementRunner.execute(connection, "DELETE FROM " + quoted() + " WHERE lock_id = " + id);
        }

        private String quoted() {
            return Names.quoted(schema) + "." + Names.quoted(table);
        }
    }
}
