package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementRunner;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table {@code schema_migrations} of golang-migrate's drivers ({@code database/sqlite3/sqlite3.go}, {@code
 * database/postgres/postgres.go}).
 */
final class VersionTable {
    static final String NAME = "schema_migrations";

    private final Connection connection;
    private final DatabaseKind kind;

    VersionTable(Connection connection) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
    }

    /** As {@code ensureVersionTable} of the driver for the engine. */
    void create() throws SQLException {
        if (kind == DatabaseKind.POSTGRESQL) {
            if (!exists()) {
                StatementRunner.execute(
                        connection,
                        "CREATE TABLE IF NOT EXISTS \"schema_migrations\" (version bigint not null primary key, dirty boolean not null)");
            }
            return;
        }
        StatementRunner.execute(connection, "CREATE TABLE IF NOT EXISTS schema_migrations (version uint64,dirty bool)");
        StatementRunner.execute(
                connection, "CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON schema_migrations (version)");
    }

    /** Where the database stands; empty if nothing has been applied. */
    Optional<SchemaVersion> read() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT version, dirty FROM schema_migrations LIMIT 1")) {
                return row.next()
                        ? Optional.of(new SchemaVersion(BigInteger.valueOf(row.getLong(1)), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    private boolean exists() throws SQLException {
        String query = kind == DatabaseKind.POSTGRESQL
                ? "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_migrations'"
                : "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(query)) {
            return tables.next();
        }
    }

    /** Replaces the row; a clean "none" is no row at all. */
    void write(SchemaVersion version, boolean dirty) throws SQLException {
        boolean postgresql = kind == DatabaseKind.POSTGRESQL;
        SqliteTransaction.begin(connection);
        try {
            StatementRunner.execute(
                    connection, postgresql ? "TRUNCATE \"schema_migrations\"" : "DELETE FROM schema_migrations");
            if (version.version().signum() >= 0 || dirty) {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO schema_migrations (version, dirty) VALUES (?, ?)")) {
                    insert.setLong(1, version.version().longValue());
                    if (postgresql) {
                        insert.setBoolean(2, dirty);
                    } else {
                        insert.setInt(2, dirty ? 1 : 0);
                    }
                    insert.executeUpdate();
                }
            }
            SqliteTransaction.commit(connection);
        } catch (SQLException e) {
            if (postgresql) {
                StatementRunner.execute(connection, "ROLLBACK");
            } else {
                SqliteTransaction.rollBack(connection, e);
            }
            throw e;
        }
    }
}
