package io.github.migrationtest.migration.plain;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One run over a plain folder: each migration and its row in a transaction of its own, unless it was told to have none. */
final class PlainRun {
    private final Connection connection;
    private final DatabaseKind kind;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final PlainHistory history;

    PlainRun(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
        this.runtime = runtime;
        this.observer = observer;
        this.history = new PlainHistory(connection);
    }

    /** What is written when the script is done. */
    private interface Row {
        void write() throws SQLException;
    }

    void apply(List<PlainMigration> migrations) throws SQLException {
        history.create();
        for (PlainMigration migration : migrations) {
            run(migration, migration.migration().up(), () -> history.insert(migration.version()));
        }
    }

    void takeBack(List<PlainMigration> migrations) throws SQLException {
        for (PlainMigration migration : migrations) {
            run(migration, migration.migration().down().orElseThrow(), () -> history.delete(migration.version()));
        }
    }

    private void run(PlainMigration migration, SqlScript script, Row row) throws SQLException {
        // One for each script: it knows whether the script has ended its transaction.
        StatementRunner runner = new StatementRunner(connection, runtime, observer);
        try {
            if (migration.inTransaction()) {
                StatementRunner.execute(connection, kind == DatabaseKind.SQLITE ? "BEGIN" : "START TRANSACTION");
            }
            runner.run(migration.migration(), script);
            tool(migration, "at its row in " + PlainHistory.TABLE, row);
            if (migration.inTransaction() && isOpen()) {
                tool(migration, "at its COMMIT", () -> StatementRunner.execute(connection, "COMMIT"));
            }
        } catch (StatementFailure failure) {
            rollBack(failure);
            throw failure.toException(connection, leftBehind(migration, runner) + " Correct the statement.");
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private static void tool(PlainMigration migration, String what, Row step) throws StatementFailure {
        try {
            step.write();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration.migration(), what, e);
        }
    }

    private boolean isOpen() throws SQLException {
        return switch (kind) {
            case SQLITE -> SqliteTransaction.isOpen(connection);
            case POSTGRESQL -> PostgresqlSimpleQuery.isInTransaction(connection);
            case MYSQL, MARIADB -> true;
        };
    }

    private void rollBack(Throwable failure) {
        try {
            if (isOpen()) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private String leftBehind(PlainMigration migration, StatementRunner runner) {
        if (!migration.inTransaction()) {
            return "It runs without a transaction: what ran before the statement stays, and it has no row.";
        }
        if (runner.hasEndedTransaction()) {
            return "The script had ended the transaction by itself: what it committed, or ran outside one, stays, and it has no row.";
        }
        return switch (kind) {
            case SQLITE, POSTGRESQL -> "Its file was rolled back, what was applied before it stays.";
            case MYSQL, MARIADB ->
                "The server commits at every CREATE, ALTER and DROP: what ran up to the last of them stays, and it has no row.";
        };
    }
}
