package io.github.migrationtest.migration.golangmigrate;

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

/** One run of golang-migrate ({@code migrate.go}): each file between two writes of the version, the first of which marks it dirty. */
final class GolangMigrateRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final GolangMigrateDriver driver;
    private final GolangMigrateOptions options;
    private final List<Migration> all;

    GolangMigrateRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            GolangMigrateOptions options,
            List<Migration> all)
            throws SQLException {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.options = options;
        this.driver = GolangMigrateDriver.of(connection, options);
        this.all = all;
    }

    void apply(List<Migration> migrations) throws SQLException {
        locked(() -> {
            for (Migration migration : migrations) {
                step(migration, Optional.of(migration.up()), SchemaVersion.of(migration));
            }
        });
    }

    void takeBack(List<Migration> migrations) throws SQLException {
        locked(() -> {
            for (Migration migration : migrations) {
                int place = all.indexOf(migration);
                SchemaVersion target = place > 0 ? SchemaVersion.of(all.get(place - 1)) : SchemaVersion.NONE;
                step(migration, migration.down(), target);
            }
        });
    }

    private void locked(ToolStep steps) throws SQLException {
        driver.lock();
        try {
            start();
            steps.run();
        } catch (SQLException | RuntimeException | Error failure) {
            unlock(failure);
            throw failure;
        }
        driver.unlock();
    }

    private void unlock(Throwable failure) {
        try {
            driver.unlock();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void start() throws SQLException {
        driver.createTable();
        Optional<SchemaVersion> current = driver.read();
        if (current.isPresent() && current.get().dirty()) {
            throw new MigrationFailedException("Dirty database version "
                    + current.get().version()
                    + ". Fix and force version. golang-migrate starts nothing while " + options.table() + " says dirty:"
                    + " a run of that version failed. Start from a copy that is clean.");
        }
        if (current.isPresent() && all.stream().noneMatch(current.get()::is)) {
            throw new MigrationFailedException(
                    "no migration found for version " + current.get().version()
                            + ": the database stands there by " + options.table() + ", and the folder has no such file."
                            + " golang-migrate starts nothing then. Name the folder that the database was migrated with.");
        }
    }

    private void step(Migration migration, Optional<SqlScript> script, SchemaVersion target) throws SQLException {
        runner.startScript();
        boolean dirty = false;
        try {
            mark(migration, target, true);
            dirty = true;
            if (script.isPresent() && script.get().path().isPresent()) {
                driver.run(runner, migration, script.get());
            }
            mark(migration, target, false);
        } catch (StatementFailure failure) {
            driver.rollBack(failure);
            throw failure.toException(
                    connection,
                    dirty ? leftBehind(target) : "Nothing of its file was run, what was applied before it stays.");
        } catch (SQLException | RuntimeException | Error failure) {
            driver.rollBack(failure);
            throw failure;
        }
    }

    private void mark(Migration migration, SchemaVersion target, boolean dirty) throws StatementFailure {
        tool(migration, "at its row in " + options.table(), () -> driver.write(target, dirty));
    }

    private String leftBehind(SchemaVersion target) {
        return driver.leftBehind(runner) + "; golang-migrate leaves " + options.table() + " at version "
                + target.version() + ", dirty, and starts nothing until that is forced. Correct the statement.";
    }

    /** Something that the tool itself sends for a migration. */
    static void tool(Migration migration, String what, ToolStep step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, what, e);
        }
    }

    /** Something that is sent to the database. */
    @FunctionalInterface
    interface ToolStep {
        void run() throws SQLException;
    }
}
