package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementRunner;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The table {@code schema_migrations} of golang-migrate's driver for SQLite ({@code database/sqlite3/sqlite3.go}). */
final class VersionTable {
    static final String NAME = "schema_migrations";

    private final Connection connection;

    VersionTable(Connection connection) {
        this.connection = connection;
    }

    void create() throws SQLException {
        StatementRunner.execute(connection, "CREATE TABLE IF NOT EXISTS schema_migrations (version uint64,dirty bool)");
        StatementRunner.execute(
                connection, "CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON schema_migrations (version)");
    }

    /** Where the database stands; empty if nothing has been applied. */
    Optional<SchemaVersion> read() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'")) {
                if (!tables.next()) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT version, dirty FROM schema_migrations LIMIT 1")) {
                return row.next()
                        ? Optional.of(new SchemaVersion(BigInteger.valueOf(row.getLong(1)), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    /** Replaces the row; a clean "none" is no row at all. */
    void write(SchemaVersion version, boolean dirty) throws SQLException {
        SqliteTransaction.begin(connection);
        try {
            StatementRunner.execute(connection, "DELETE FROM schema_migrations");
            if (version.version().signum() >= 0 || dirty) {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO schema_migrations (version, dirty) VALUES (?, ?)")) {
                    insert.setLong(1, version.version().longValue());
                    insert.setInt(2, dirty ? 1 : 0);
                    insert.executeUpdate();
                }
            }
            SqliteTransaction.commit(connection);
        } catch (SQLException e) {
            SqliteTransaction.rollBack(connection, e);
            throw e;
        }
    }
}
