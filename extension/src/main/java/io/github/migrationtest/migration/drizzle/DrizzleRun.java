package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One run of a Drizzle migrator: everything in one transaction.
 *
 * <p>As in drizzle-orm 0.45: {@code sqlite-core/dialect.ts} for better-sqlite3; {@code libsql/migrator.ts} with
 * {@code client.migrate()} of {@code @libsql/client} for libsql; {@code pg-core/dialect.ts} and {@code mysql-core/dialect.ts} for
 * servers. As in 1.0 for its layout: {@code <engine>-core/async/session.ts} and {@code up-migrations}.
 */
final class DrizzleRun {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final StatementRunner runner;
    private final DrizzleHistory history;
    private final DrizzleTransaction transaction;
    private final DrizzleLayout layout;
    private final DatabaseKind kind;
    private final DrizzleDriver driver;

    DrizzleRun(Connection connection, MigrationRuntime runtime, RunObserver observer, DrizzleLayout layout) {
        this.connection = connection;
        this.runtime = runtime;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.history = new DrizzleHistory(connection);
        this.transaction = new DrizzleTransaction(connection);
        this.layout = layout;
        this.kind = DatabaseKind.of(connection);
        List<DrizzleDriver> drivers = DrizzleDriver.of(kind);
        this.driver = DrizzleDriver.named(kind, runtime.name()).orElse(drivers.get(drivers.size() - 1));
    }

    /** Applies migrations of a folder; all of them are needed to give rows of an older table their names. */
    void apply(List<DrizzleMigration> migrations, List<DrizzleMigration> all) throws SQLException {
        if (layout.hasNames()) {
            upgrade(all);
        }
        history.create(layout.hasNames());
        inOneTransaction(() -> {
            for (DrizzleMigration entry : migrations) {
                SqlScript script = entry.migration().up();
                for (SqlStatement piece : script.statements()) {
                    driver.run(runner, entry.migration(), script, piece, connection);
                }
                record(entry.migration(), () -> history.insert(entry, layout.hasNames()));
            }
        });
    }

    void takeBack(List<DrizzleMigration> migrations, List<DrizzleMigration> all) throws SQLException {
        if (layout.hasNames()) {
            upgrade(all);
        }
        inOneTransaction(() -> {
            for (DrizzleMigration entry : migrations) {
                runner.run(entry.migration(), entry.migration().down().orElseThrow());
                record(entry.migration(), () -> {
                    for (DrizzleHistory.Row row : history.rows()) {
                        if (layout.recorded(row, List.of(entry)).isPresent()) {
                            history.delete(row);
                        }
                    }
                });
            }
        });
    }

    /** Makes the table of 0.x one of 1.0; the migrator stops if a row is of no folder. */
    private void upgrade(List<DrizzleMigration> all) throws SQLException {
        if (!history.isOfVersionZero()) {
            return;
        }
        List<DrizzleHistory.Row> rows = NamesOfRows.of(history.rows(), all);
        List<DrizzleHistory.Row> strays =
                rows.stream().filter(row -> row.name().isEmpty()).toList();
        if (!strays.isEmpty()) {
            throw new MigrationFailedException("The history is of drizzle-orm 0.x and has rows that match no folder"
                    + " by their second or their hash: "
                    + strays.stream().map(DrizzleHistory.Row::described).collect(Collectors.joining("; "))
                    + ". drizzle-orm 1.0 applies nothing then: \"This means that some migrations were applied to the database but"
                    + " are missing from the local environment\". Restore the folders, or run `drizzle-kit up` on the ones that"
                    + " the database was migrated with.");
        }
        // MySQL commits at each ALTER anyway, and drizzle-orm opens no transaction there.
        boolean whole = kind == DatabaseKind.SQLITE || kind == DatabaseKind.POSTGRESQL;
        try {
            if (whole) {
                transaction.begin();
            }
            history.addNames();
            for (DrizzleHistory.Row row : rows) {
                history.name(row, row.name().orElseThrow());
            }
            if (whole) {
                transaction.commit();
            }
        } catch (SQLException e) {
            transaction.rollBack(e);
            throw e;
        }
    }

    private void inOneTransaction(Work work) throws SQLException {
        if (runtime.foreignKeysOffAroundRun()) {
            StatementRunner.execute(connection, "PRAGMA foreign_keys=off");
        }
        try {
            tool("at its BEGIN", transaction::begin);
            work.run();
            tool("at its COMMIT", transaction::commit);
        } catch (StatementFailure failure) {
            transaction.rollBack(failure);
            throw failure.toException(connection, leftBehind());
        } catch (SQLException | RuntimeException | Error failure) {
            transaction.rollBack(failure);
            throw failure;
        } finally {
            if (runtime.foreignKeysOffAroundRun()) {
                StatementRunner.execute(connection, "PRAGMA foreign_keys=on");
            }
        }
    }

    private String leftBehind() {
        if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
            return kind.productName()
                    + " ends the run's transaction at the first CREATE, ALTER, DROP or RENAME: what ran from"
                    + " there on stays, with the rows in __drizzle_migrations written before the failure. Without one of them"
                    + " the whole run was rolled back. Correct the statement, and start again from a copy.";
        }
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
