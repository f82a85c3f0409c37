package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.PostgresqlCatalog;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
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
    private final GolangMigrateOptions options;
    private final String name;
    private final String schema;
    private final String table;
    private final PostgresqlLock lock;

    /** The table's schema is the one that is current now, if none is named: what a script does to {@code search_path} later is nothing to it. */
    PostgresqlDriver(Connection connection, GolangMigrateOptions options) throws SQLException {
        this.connection = connection;
        this.options = options;
        this.name = options.table();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_schema(), current_database()")) {
            row.next();
            String current = row.getString(1);
            if (current == null) {
                throw new SQLException("no schema: the search_path names none that is there", "3F000");
            }
            String database = row.getString(2);
            this.schema = options.schema().orElse(current);
            this.lock = options.lockTable()
                    .map(locks -> PostgresqlLock.byRow(connection, current, locks, database))
                    .orElseGet(() -> PostgresqlLock.bySession(connection, schema, name, database));
        }
        this.table = Names.quoted(schema) + "." + Names.quoted(name);
    }

    @Override
    public void lock() throws SQLException {
        lock.take();
    }

    @Override
    public void unlock() throws SQLException {
        lock.giveBack();
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
        return GolangMigrateDriver.any(connection, PostgresqlCatalog.HAS_TABLE, schema, name);
    }

    @Override
    public Optional<SchemaVersion> read() throws SQLException {
        return exists() ? GolangMigrateDriver.read(connection, table) : Optional.empty();
    }

    @Override
    public void write(SchemaVersion version, boolean dirty) throws SQLException {
        if (options.strict() && PostgresqlSimpleQuery.isInTransaction(connection)) {
            throw new SQLException(
                    "pq: unexpected transaction status idle in transaction: the file has a BEGIN without its COMMIT",
                    "25001");
        }
        replace(connection, "BEGIN", "TRUNCATE " + table, table, version, dirty);
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript script)
            throws StatementFailure, SQLException {
        if (options.largestPiece().isEmpty()) {
            runner.within(options.statementTimeout(), () -> runner.runWhole(migration, script));
            return;
        }
        for (Pieces.Piece piece : Pieces.of(script, options.largestPiece().getAsInt())) {
            if (piece.isTooLong()) {
                throw StatementRunner.refused(
                        migration,
                        script,
                        new SqlStatement(
                                piece.number(),
                                piece.line(),
                                piece.column(),
                                piece.script().text()),
                        "bufio.Scanner: token too long: from here to the next semicolon there is more than"
                                + " x-multi-statement-max-size");
            }
            runner.within(
                    options.statementTimeout(),
                    () -> runner.runWhole(migration, script, piece.script(), piece.line(), piece.column()));
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
        String ended = runner.isOutOfTime() ? ended() + " " : "";
        if (options.largestPiece().isPresent()) {
            return ended
                    + "x-multi-statement sends each piece up to a semicolon by itself: what ran before this one stays";
        }
        return ended
                + (runner.hasEndedTransaction()
                        ? "PostgreSQL took the file as one implicit transaction, which the script had ended by itself:"
                                + " what it committed stays, what came after that was rolled back"
                        : "PostgreSQL took the file as one implicit transaction and rolled it back, what was applied"
                                + " before it stays");
    }

    /** pgx sends its request to cancel behind the caller's back, which the end of the process overtakes. */
    private String ended() {
        return options.strict()
                ? "x-statement-timeout was over: the driver has the statement cancelled, and leaves its connection."
                : "x-statement-timeout was over: pgx leaves its connection and has the statement cancelled, which is"
                        + " what was done here. golang-migrate's command ends before it comes to that: the server goes"
                        + " on with the query, and commits it.";
    }
}
