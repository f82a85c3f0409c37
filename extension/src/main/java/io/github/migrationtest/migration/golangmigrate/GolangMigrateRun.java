package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One run of golang-migrate ({@code migrate.go}): each file in a transaction of its own, between two writes of the version,
 * the first of which marks it dirty.
 */
final class GolangMigrateRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final VersionTable table;
    private final DatabaseKind kind;
    private final List<Migration> all;

    GolangMigrateRun(Connection connection, MigrationRuntime runtime, RunObserver observer, List<Migration> all) {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.table = new VersionTable(connection);
        this.kind = DatabaseKind.of(connection);
        this.all = all;
    }

    void apply(List<Migration> migrations) throws SQLException {
        start();
        for (Migration migration : migrations) {
            step(migration, Optional.of(migration.up()), SchemaVersion.of(migration));
        }
    }

    void takeBack(List<Migration> migrations) throws SQLException {
        start();
        for (Migration migration : migrations) {
            int place = all.indexOf(migration);
            SchemaVersion target = place > 0 ? SchemaVersion.of(all.get(place - 1)) : SchemaVersion.NONE;
            step(migration, migration.down(), target);
        }
    }

    private void start() throws SQLException {
        table.create();
        Optional<SchemaVersion> current = table.read();
        if (current.isPresent() && current.get().dirty()) {
            throw new MigrationFailedException(
                    "Dirty database version " + current.get().version()
                            + ". Fix and force version. golang-migrate starts nothing while schema_migrations says dirty:"
                            + " a run of that version failed. Start from a copy that is clean.");
        }
        if (current.isPresent() && all.stream().noneMatch(current.get()::is)) {
            throw new MigrationFailedException(
                    "no migration found for version " + current.get().version()
                            + ": the database stands there by schema_migrations, and the folder has no such file."
                            + " golang-migrate starts nothing then. Name the folder that the database was migrated with.");
        }
    }

    private void step(Migration migration, Optional<SqlScript> script, SchemaVersion target) throws SQLException {
        boolean dirty = false;
        try {
            mark(migration, target, true);
            dirty = true;
            if (script.isPresent() && script.get().path().isPresent()) {
                runFile(migration, script.get());
            }
            mark(migration, target, false);
        } catch (StatementFailure failure) {
            rollBack(failure);
            throw failure.toException(
                    connection,
                    dirty ? leftBehind(target) : "Nothing of its file was run, what was applied before it stays.");
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void rollBack(Throwable failure) {
        if (kind == DatabaseKind.SQLITE) {
            SqliteTransaction.rollBack(connection, failure);
        }
    }

    /** PostgreSQL gets the file whole ({@code database/postgres/postgres.go}), and makes one implicit transaction of it. */
    private void runFile(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        if (kind == DatabaseKind.POSTGRESQL) {
            runner.runWhole(migration, script);
            return;
        }
        tool(migration, "at its BEGIN", () -> SqliteTransaction.begin(connection));
        runner.run(migration, script);
        tool(migration, "at its COMMIT", () -> SqliteTransaction.commit(connection));
    }

    private void mark(Migration migration, SchemaVersion target, boolean dirty) throws StatementFailure {
        tool(migration, "at its row in schema_migrations", () -> table.write(target, dirty));
    }

    private String leftBehind(SchemaVersion target) {
        if (kind == DatabaseKind.POSTGRESQL) {
            return "PostgreSQL took the file as one implicit transaction and rolled it back, unless it holds its own COMMIT; what was"
                    + " applied before it stays; golang-migrate leaves schema_migrations at version " + target.version()
                    + ", dirty, and starts nothing until that is forced. Correct the statement.";
        }
        String file = runner.hasEndedTransaction()
                ? "The script had ended the transaction by itself: what it committed, or ran outside one, stays; "
                : "Its file was rolled back, what was applied before it stays; ";
        return file + "golang-migrate leaves schema_migrations at version " + target.version()
                + ", dirty, and starts nothing until that is forced. Correct the statement.";
    }

    private static void tool(Migration migration, String what, ToolStep step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, what, e);
        }
    }

    /** Something that the tool itself sends. */
    @FunctionalInterface
    private interface ToolStep {
        void run() throws SQLException;
    }
}
