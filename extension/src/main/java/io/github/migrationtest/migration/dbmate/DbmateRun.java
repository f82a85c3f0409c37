package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run of dbmate ({@code Migrate} and {@code Rollback} in {@code pkg/dbmate/db.go}): each block in a transaction of its own, with
 * its row in the history. It takes no lock.
 */
final class DbmateRun {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final DbmateDriver driver;
    private final DbmateOptions options;

    DbmateRun(Connection connection, MigrationRuntime runtime, RunObserver observer, DbmateOptions options) {
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
        this.driver = DbmateDriver.of(connection, options.table());
        this.options = options;
    }

    void apply(List<DbmateMigration> migrations) throws SQLException {
        refuseOutOfOrder(migrations);
        run(() -> {
            for (DbmateMigration migration : migrations) {
                refuse(migration);
                // Each pair writes the version: the second of a file fails at it, as it does in dbmate.
                for (DbmateSection section : migration.sections()) {
                    step(migration, section.up(), () -> driver.insert(connection, migration.version()));
                }
            }
        });
    }

    void takeBack(List<DbmateMigration> migrations) throws SQLException {
        run(() -> {
            for (DbmateMigration migration : migrations) {
                refuse(migration);
                for (DbmateSection section : migration.sections()) {
                    step(migration, section.down(), () -> driver.delete(connection, migration.version()));
                }
            }
        });
    }

    private void refuseOutOfOrder(List<DbmateMigration> migrations) throws SQLException {
        if (!options.strict() || migrations.isEmpty()) {
            return;
        }
        String first = migrations.get(0).version();
        Set<String> applied = driver.versions(connection);
        Optional<String> highest = applied.stream().max(String::compareTo);
        if (highest.isPresent() && first.compareTo(highest.get()) <= 0) {
            throw new MigrationFailedException("migration `" + first
                    + "` is out of order with already applied migrations, the version number has to be higher than the applied"
                    + " migration `" + highest.get()
                    + "` in --strict mode. dbmate starts nothing then. Give the migration a"
                    + " newer version, or leave out the option strict.");
        }
    }

    private static void refuse(DbmateMigration migration) {
        migration.refusal().ifPresent(refusal -> {
            throw UnreadScript.failure("dbmate", migration.migration(), refusal);
        });
    }

    private void run(Step steps) throws SQLException {
        try {
            driver.createTable();
            steps.run();
        } catch (SQLException | RuntimeException | Error failure) {
            driver.rollBack(failure);
            throw failure;
        }
        endOfProcess();
    }

    /** A transaction that a block without one left open ends with dbmate's connection. */
    private void endOfProcess() throws SQLException {
        SQLException failure = new SQLException("The transaction that a script left open cannot be rolled back.");
        driver.rollBack(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void step(DbmateMigration migration, DbmateBlock block, Step record) throws SQLException {
        StatementRunner runner = new StatementRunner(connection, runtime, observer);
        try {
            if (block.transaction()) {
                tool(migration, "at its BEGIN", driver::begin);
            }
            driver.run(runner, migration.migration(), block.script());
            tool(migration, "at its row in " + options.table(), record);
            if (block.transaction()) {
                tool(migration, "at its COMMIT", driver::commit);
            }
        } catch (StatementFailure failure) {
            driver.rollBack(failure);
            throw failure.toException(
                    connection,
                    driver.leftBehind(runner, block.transaction())
                            + "; the history does not have it, so dbmate runs the whole block again next time. Correct the"
                            + " statement.");
        }
    }

    private static void tool(DbmateMigration migration, String what, Step step) throws StatementFailure {
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
