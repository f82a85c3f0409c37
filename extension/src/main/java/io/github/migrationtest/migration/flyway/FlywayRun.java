package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of Flyway: each migration and its row in a transaction of its own.
 *
 * <p>They are JDBC's transactions, since Flyway's are: what the driver makes of a {@code COMMIT} or a {@code PRAGMA} in a
 * script is then the same.
 */
final class FlywayRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final FlywayHistory history;

    FlywayRun(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.history = new FlywayHistory(connection);
    }

    void apply(List<FlywayMigration> migrations, List<FlywayMigration> all) throws SQLException {
        if (!history.exists()) {
            if (!history.isEmptyDatabase()) {
                throw new MigrationFailedException(
                        "Found non-empty schema(s) \"main\" but no schema history table. Flyway starts nothing then: say"
                                + " which version the database is at with `baseline`, or start from an empty one.");
            }
            history.create();
        }
        new FlywayValidation(all, history.rows()).check();
        keepingForeignKeys(() -> {
            for (FlywayMigration migration : migrations) {
                apply(migration);
            }
        });
    }

    void takeBack(List<FlywayMigration> migrations) throws SQLException {
        keepingForeignKeys(() -> {
            for (FlywayMigration entry : migrations) {
                SqlScript script = entry.migration().down().orElseThrow();
                boolean transactional = script.statements().stream().noneMatch(FlywayScript::needsNoTransaction);
                run(entry.migration(), script, transactional, () -> {
                    for (FlywayHistory.Row row : history.rows()) {
                        if (row.isOf(entry)) {
                            history.delete(row);
                        }
                    }
                });
            }
        });
    }

    private void apply(FlywayMigration entry) throws SQLException {
        if (entry.mixes()) {
            SqlStatement offender = entry.firstOffender();
            throw new MigrationFailedException(
                    entry.migration().name()
                            + " is refused by Flyway: Detected both transactional and non-transactional statements within"
                            + " the same migration (even though mixed is false). Offending statement found at line "
                            + offender.line() + " of " + entry.migration().up().name() + ": "
                            + offender.sql().strip()
                            + "\nPut executeInTransaction=false into "
                            + entry.migration().up().name()
                            + ".conf beside it, or move PRAGMA foreign_keys into a migration of its own.",
                    entry.migration(),
                    entry.migration().up(),
                    offender,
                    null);
        }
        long start = System.nanoTime();
        try {
            run(
                    entry.migration(),
                    entry.migration().up(),
                    entry.runsInTransaction(),
                    () -> history.insert(entry, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), true));
        } catch (MigrationFailedException failure) {
            if (!entry.runsInTransaction()) {
                history.insert(entry, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), false);
            }
            throw failure;
        }
    }

    private void run(Migration migration, SqlScript script, boolean transactional, Work row) throws SQLException {
        if (transactional) {
            connection.setAutoCommit(false);
        }
        try {
            runner.run(migration, script);
            tool(migration, "at its row in flyway_schema_history", row);
            if (transactional) {
                tool(migration, "at its COMMIT", connection::commit);
            }
        } catch (StatementFailure failure) {
            rollBack(transactional, failure);
            throw failure.toException(connection, leftBehind(transactional));
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(transactional, failure);
            throw failure;
        } finally {
            backToAutoCommit(transactional);
        }
    }

    /** The driver commits on the way, and fails at that where a script has already done so. */
    private void backToAutoCommit(boolean transactional) throws SQLException {
        if (transactional) {
            if (!SqliteTransaction.isOpen(connection)) {
                SqliteTransaction.begin(connection);
            }
            connection.setAutoCommit(true);
        }
    }

    private void rollBack(boolean transactional, Throwable failure) {
        if (transactional) {
            SqliteTransaction.rollBack(connection, failure);
        }
    }

    private String leftBehind(boolean transactional) {
        if (!transactional) {
            return "Flyway runs this script without a transaction: what ran before the statement stays, and its row says"
                    + " failed, so nothing more is migrated until that is repaired. Correct the statement.";
        }
        return runner.hasEndedTransaction()
                ? "The script had ended the transaction by itself: what it committed, or ran outside one, stays. Leave"
                        + " transactions to Flyway."
                : "Its transaction was rolled back, what was applied before it stays. Correct the statement.";
    }

    /** As Flyway does when it is done with a connection. */
    private void keepingForeignKeys(Work work) throws SQLException {
        boolean enforced = ForeignKeyEnforcement.isOn(connection);
        try {
            work.run();
        } finally {
            if (ForeignKeyEnforcement.isOn(connection) != enforced) {
                StatementRunner.execute(connection, "PRAGMA foreign_keys=" + (enforced ? "ON" : "OFF"));
            }
        }
    }

    private static void tool(Migration migration, String what, Work step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, what, e);
        }
    }

    /** Something that is sent to the database. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }
}
