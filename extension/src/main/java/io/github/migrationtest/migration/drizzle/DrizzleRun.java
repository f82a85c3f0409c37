package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One run of a Drizzle migrator: everything in one transaction.
 *
 * <p>As in drizzle-orm 0.45: {@code sqlite-core/dialect.ts} for better-sqlite3; {@code libsql/migrator.ts} with
 * {@code client.migrate()} of {@code @libsql/client} for libsql.
 */
final class DrizzleRun {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final StatementRunner runner;
    private final DrizzleHistory history;
    private final DrizzleDriver driver;

    DrizzleRun(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.runtime = runtime;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.history = new DrizzleHistory(connection);
        this.driver = DrizzleDriver.named(runtime.name()).orElse(DrizzleDriver.SQLITE_JDBC);
    }

    void apply(List<DrizzleMigration> migrations) throws SQLException {
        history.create();
        inOneTransaction(() -> {
            for (DrizzleMigration entry : migrations) {
                SqlScript script = entry.migration().up();
                for (SqlStatement piece : script.statements()) {
                    driver.run(runner, entry.migration(), script, piece, connection);
                }
                record(entry.migration(), () -> history.insert(entry.hash(), entry.when()));
            }
        });
    }

    void takeBack(List<DrizzleMigration> migrations) throws SQLException {
        inOneTransaction(() -> {
            for (DrizzleMigration entry : migrations) {
                runner.run(entry.migration(), entry.migration().down().orElseThrow());
                record(entry.migration(), () -> {
                    for (DrizzleHistory.Row row : history.rows()) {
                        if (entry.isRecordedBy(row)) {
                            history.delete(row);
                        }
                    }
                });
            }
        });
    }

    private void inOneTransaction(Work work) throws SQLException {
        if (runtime.foreignKeysOffAroundRun()) {
            StatementRunner.execute(connection, "PRAGMA foreign_keys=off");
        }
        try {
            tool("at its BEGIN", () -> SqliteTransaction.begin(connection));
            work.run();
            tool("at its COMMIT", () -> SqliteTransaction.commit(connection));
        } catch (StatementFailure failure) {
            SqliteTransaction.rollBack(connection, failure);
            throw failure.toException(connection, leftBehind());
        } catch (SQLException | RuntimeException | Error failure) {
            SqliteTransaction.rollBack(connection, failure);
            throw failure;
        } finally {
            if (runtime.foreignKeysOffAroundRun()) {
                StatementRunner.execute(connection, "PRAGMA foreign_keys=on");
            }
        }
    }

    private String leftBehind() {
        return runner.hasEndedTransaction()
                ? "The script had ended the run's transaction by itself: what it committed, or ran outside one, stays, and"
                        + " the history does not know of it. Correct the statement, and start again from a copy."
                : "The whole run was rolled back, as drizzle-orm does: nothing of it is applied. Correct the statement.";
    }

    private static void record(Migration migration, ToolStep step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, "at its row in __drizzle_migrations", e);
        }
    }

    private static void tool(String what, ToolStep step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(null, what, e);
        }
    }

    /** The scripts and their rows. */
    @FunctionalInterface
    private interface Work {
        void run() throws StatementFailure, SQLException;
    }

    /** Something that the tool itself sends. */
    @FunctionalInterface
    private interface ToolStep {
        void run() throws SQLException;
    }
}
