package io.github.migrationtest.migration.goose;

import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ToolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of goose ({@code up.go}, {@code down.go}, {@code migration_sql.go}): each file in a transaction of its own, with its row in
 * the history, unless it says {@code NO TRANSACTION}. It takes no lock.
 */
final class GooseRun {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final GooseOptions options;
    private final ToolOptions said;
    private final List<GooseMigration> all;
    private final GooseDriver driver;
    private final GooseHistory history;

    GooseRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            GooseOptions options,
            ToolOptions said,
            List<GooseMigration> all) {
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
        this.options = options;
        this.said = said;
        this.all = all;
        this.driver = GooseDriver.of(connection, runtime, options);
        this.history = new GooseHistory(connection, options.table());
    }

    void apply(List<GooseMigration> migrations) throws SQLException {
        run(() -> {
            start();
            refuseMissing();
            refuseUnread(migrations);
            for (GooseMigration migration : migrations) {
                step(migration, true);
            }
        });
    }

    void takeBack(List<GooseMigration> migrations) throws SQLException {
        for (GooseMigration migration : migrations) {
            if (migration.scripts().isEmpty()) {
                throw new NoWayBackException(
                        migration.migration(),
                        migration.migration().up().name()
                                + " is in Go, and what takes it back is compiled into the application: it cannot be rehearsed."
                                + " Go back no further than " + migration.migration() + ".");
            }
        }
        run(() -> {
            start();
            refuseUnread(migrations);
            for (GooseMigration migration : migrations) {
                step(migration, false);
            }
        });
    }

    private void run(Step steps) throws SQLException {
        try {
            steps.run();
        } catch (SQLException | RuntimeException | Error failure) {
            driver.rollBack(failure);
            throw failure;
        }
        // A transaction that a file without one left open ends with goose's connection.
        SQLException failure = new SQLException("The transaction that a script left open cannot be rolled back.");
        driver.rollBack(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void start() throws SQLException {
        createTable(driver, history);
        if (history.versions().isEmpty()) {
            throw new MigrationFailedException("no next version found: " + options.table()
                    + " has no row, not even the one of version 0 that goose makes with it. goose starts nothing then. Put it"
                    + " back, or drop the table.");
        }
    }

    static void createTable(GooseDriver driver, GooseHistory history) throws SQLException {
        if (driver.hasTable()) {
            return;
        }
        driver.begin();
        try {
            driver.createTable();
            history.insert(0);
            driver.commit();
        } catch (SQLException e) {
            driver.rollBack(e);
            throw e;
        }
    }

    private void refuseMissing() throws SQLException {
        Map<Long, Boolean> rows = history.versions();
        long newest = GooseOrder.newest(rows);
        List<GooseMigration> missing = GooseOrder.missing(all, rows);
        if (!missing.isEmpty() && !options.allowMissing()) {
            // In the words of the program, and in those of a Provider (internal/gooseutil), which applications build
            // in.
            throw new MigrationFailedException("error: found " + missing.size()
                    + " missing migrations before current version " + newest + ":\n"
                    + missing.stream()
                            .map(one -> "  version " + one.version() + ": "
                                    + one.migration().up().name())
                            .collect(Collectors.joining("\n"))
                    + "\ngoose starts nothing then. Give them newer versions, or set allow-missing=true in options if production"
                    + " runs with -allow-missing.\nA Provider says of it: detected " + missing.size()
                    + " missing (out-of-order) migration" + (missing.size() > 1 ? "s" : "")
                    + " lower than database version (" + newest + "): version" + (missing.size() > 1 ? "s " : " ")
                    + missing.stream().map(one -> String.valueOf(one.version())).collect(Collectors.joining(","))
                    + ". It allows them with WithAllowOutofOrder.");
        }
    }

    /** A Provider reads all that it is about to run, both ways, before it runs any ({@code provider_run.go}); the program does not. */
    private void refuseUnread(List<GooseMigration> migrations) {
        if (!options.provider()) {
            return;
        }
        for (GooseMigration migration : migrations) {
            migration.scripts().stream()
                    .flatMap(scripts -> Stream.of(scripts.up(), scripts.down()))
                    .flatMap(script -> script.refusal().stream())
                    .findFirst()
                    .ifPresent(refusal -> {
                        throw UnreadScript.failure(
                                migration.migration(),
                                refusal,
                                "A Provider of goose reads all that is to run before it runs any: nothing was run.");
                    });
        }
    }

    private void step(GooseMigration migration, boolean up) throws SQLException {
        migration
                .scripts()
                .map(scripts -> up ? scripts.up() : scripts.down())
                .flatMap(GooseScript::refusal)
                .ifPresent(refusal -> {
                    throw UnreadScript.failure("goose", migration.migration(), refusal);
                });
        StatementRunner runner = new StatementRunner(connection, runtime, observer);
        boolean transaction = migration
                .scripts()
                .map(scripts -> (up ? scripts.up() : scripts.down()).transaction())
                .orElse(migration.transaction());
        List<CodeMigration.Code> code = up ? codeOf(migration) : List.of();
        try {
            if (transaction) {
                tool(migration, "at its BEGIN", driver::begin);
            }
            if (migration.scripts().isPresent()) {
                GooseScript script = up
                        ? migration.scripts().get().up()
                        : migration.scripts().get().down();
                for (GooseStatement piece : script.pieces()) {
                    driver.run(runner, migration.migration(), script, piece);
                }
            }
            for (CodeMigration.Code one : code) {
                tool(migration, "in its code", () -> one.run(connection));
            }
            tool(migration, "at its row in " + options.table(), () -> {
                if (up) {
                    history.insert(migration.version());
                } else {
                    history.delete(migration.version());
                }
            });
            if (transaction) {
                tool(migration, "at its COMMIT", driver::commit);
            }
        } catch (StatementFailure failure) {
            driver.rollBack(failure);
            throw failure.toException(
                    connection,
                    driver.leftBehind(runner, transaction) + "; the history "
                            + (up ? "does not have it" : "still has it")
                            + ", so goose runs the whole file again next time. Correct the statement.");
        }
    }

    private List<CodeMigration.Code> codeOf(GooseMigration migration) {
        List<Migration> migrations = all.stream().map(GooseMigration::migration).toList();
        List<CodeMigration.Code> code = said.codeAt(migration.migration(), migrations);
        if (code.isEmpty() && migration.scripts().isEmpty()) {
            throw new MigrationFailedException(
                    migration.migration().up().name()
                            + " is a migration in Go, compiled into the application: what it does is not known here. What was applied"
                            + " before it stays. Say what it does with runAt(\"" + migration.version()
                            + "\", connection -> ...) of MigrationExtension.builder(), which may be nothing, or start behind it on a"
                            + " copy (copyOf).",
                    migration.migration(),
                    migration.migration().up(),
                    null,
                    null);
        }
        return code;
    }

    private static void tool(GooseMigration migration, String what, Step step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration.migration(), what, e);
        }
    }

    /** Something that is sent to the database. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
