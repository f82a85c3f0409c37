package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Each file whole in one query of the simple protocol, of which PostgreSQL makes one implicit transaction ({@code
 * database/postgres/postgres.go} on {@code lib/pq}).
 */
final class PostgresqlDriver implements GolangMigrateDriver {
    private final Connection connection;
    private final String name;
    private final boolean multiStatement;
    private final String schema;
    private final String table;
    private final String lock;

    /** The table's schema is the one that is current now: what a script does to {@code search_path} later is nothing to it. */
    PostgresqlDriver(Connection connection, String name, boolean multiStatement) throws SQLException {
        this.connection = connection;
        this.name = name;
        this.multiStatement = multiStatement;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_schema(), current_database()")) {
            row.next();
            String current = row.getString(1);
            if (current == null) {
                throw new SQLException("no schema: the search_path names none that is there", "3F000");
            }
            this.schema = current;
            this.lock = AdvisoryLock.name(schema, name, row.getString(2));
        }
        this.table = Names.quoted(schema) + "." + Names.quoted(name);
    }

    @Override
    public void lock() throws SQLException {
        StatementRunner.execute(connection, "SELECT pg_advisory_lock(" + lock + ")");
    }

    @Override
    public void unlock() throws SQLException {
        StatementRunner.execute(connection, "SELECT pg_advisory_unlock(" + lock + ")");
    }

    @Override
    public void createTable() throws SQLException {
        if (!exists()) {
            StatementRunner.execute(
                    connection,
                    "CREATE TABLE IF NOT EXISTS " + table
                            + " (version bigint not null primary key, dirty boolean not null)");
        }
    }

    private boolean exists() throws SQLException {
        return GolangMigrateDriver.any(
                connection,
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                schema,
                name);
    }

    @Override
    public Optional<SchemaVersion> read() throws SQLException {
        return exists() ? GolangMigrateDriver.read(connection, table) : Optional.empty();
    }

    @Override
    public void write(SchemaVersion version, boolean dirty) throws SQLException {
        if (PostgresqlSimpleQuery.isInTransaction(connection)) {
            throw new SQLException(
                    "pq: unexpected transaction status idle in transaction: the file has a BEGIN without its COMMIT",
                    "25001");
        }
        replace(connection, "BEGIN", "TRUNCATE " + table, table, version, dirty);
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript script)
            throws StatementFailure, SQLException {
        if (multiStatement) {
            for (Pieces.Piece piece : Pieces.of(script)) {
                runner.runWhole(migration, script, piece.script(), piece.line(), piece.column());
            }
        } else {
            runner.runWhole(migration, script);
        }
    }

    @Override
    public void rollBack(Throwable failure) {
        try {
            if (PostgresqlSimpleQuery.isInTransaction(connection)) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public String leftBehind(StatementRunner runner) {
        if (multiStatement) {
            return "x-multi-statement sends each piece up to a semicolon by itself: what ran before this one stays";
        }
        return runner.hasEndedTransaction()
                ? "PostgreSQL took the file as one implicit transaction, which the script had ended by itself: what it"
                        + " committed stays, what came after that was rolled back"
                : "PostgreSQL took the file as one implicit transaction and rolled it back, what was applied before it stays";
    }
}
