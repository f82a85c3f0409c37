package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.PostgresqlCopy;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of Flyway ({@code DbMigrate}): each migration and its row in a transaction of its own. */
final class FlywayRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final FlywayDatabase database;
    private final FlywayHistory history;
    private final FlywayLock lock;
    private final FlywaySettings settings;
    private final FlywayAftermath aftermath;

    FlywayRun(Connection connection, MigrationRuntime runtime, FlywaySettings settings, RunObserver observer)
            throws SQLException {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.database = FlywayDatabase.of(connection, settings);
        this.history = new FlywayHistory(connection, database);
        this.lock = new FlywayLock(runtime);
        this.settings = settings;
        this.aftermath = new FlywayAftermath(database, lock, settings);
    }

    void apply(List<FlywayMigration> migrations, List<FlywayMigration> all) throws SQLException {
        if (!history.exists()) {
            if (!database.isEmpty()) {
                throw notEmpty(database);
            }
            history.create();
        }
        new FlywayValidation(on(all), history.rows()).check();
        leavingTheConnectionAsItWas(() -> {
            for (FlywayMigration migration : on(migrations)) {
                apply(migration);
            }
        });
    }

    static MigrationFailedException notEmpty(FlywayDatabase database) {
        return new MigrationFailedException("Found non-empty schema(s) \"" + database.schema()
                + "\" but no schema history table. Flyway starts nothing then: say"
                + " which version the database is at with `baseline`, or start from an empty one.");
    }

    void takeBack(List<FlywayMigration> migrations) throws SQLException {
        leavingTheConnectionAsItWas(() -> {
            for (FlywayMigration entry : on(migrations)) {
                run(entry.migration(), entry.down().orElseThrow(), ", and its row stays.", () -> {
                    for (FlywayHistory.Row row : history.rows()) {
                        if (row.isOf(entry)) {
                            history.delete(row);
                        }
                    }
                });
            }
        });
    }

    private List<FlywayMigration> on(List<FlywayMigration> migrations) {
        return migrations.stream().map(migration -> migration.on(database)).toList();
    }

    private void apply(FlywayMigration entry) throws SQLException {
        FlywayScript up = entry.up();
        if (up.offender().isPresent()) {
            throw mixed(entry.migration(), up, up.offender().get().statement());
        }
        boolean leavesRow = aftermath.leavesRow(up);
        String row = aftermath.ofRow(up);
        long start = System.nanoTime();
        try {
            run(entry.migration(), up, row, () -> history.insert(entry, millisecondsSince(start), true));
        } catch (MigrationFailedException failure) {
            if (leavesRow) {
                history.insert(entry, millisecondsSince(start), false);
            }
            throw failure;
        }
    }

    private static long millisecondsSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static MigrationFailedException mixed(Migration migration, FlywayScript script, SqlStatement offender) {
        String name = script.script().name();
        return new MigrationFailedException(
                migration.name()
                        + " is refused by Flyway: Detected both transactional and non-transactional statements within"
                        + " the same migration (even though mixed is false). Offending statement found at line "
                        + offender.line() + " of " + name + ": "
                        + offender.sql().strip()
                        + "\nPut executeInTransaction=false into " + name
                        + ".conf beside it, or move " + script.firstWithoutTransaction()
                        + " into a migration of its own.",
                migration,
                script.script(),
                offender,
                null);
    }

    private void run(Migration migration, FlywayScript script, String row, Work writeRow) throws SQLException {
        boolean inTransaction = script.runsInTransaction();
        FlywayTransaction transaction = FlywayTransaction.of(connection, inTransaction);
        runner.startScript();
        database.beforeMigration();
        transaction.begin();
        try {
            for (FlywayStatement statement : script.statements()) {
                if (!inTransaction && lock.isWaitedForBy(statement.statement())) {
                    throw StatementRunner.refused(
                            migration, script.script(), statement.statement(), FlywayLock.WOULD_WAIT);
                }
                run(migration, script, statement);
            }
            tool(migration, "at its row in " + settings.table(), writeRow);
            tool(migration, "at its COMMIT", transaction::commit);
        } catch (StatementFailure failure) {
            rollBack(transaction, failure);
            throw failure.toException(connection, aftermath.of(script, runner.hasEndedTransaction(), row));
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(transaction, failure);
            throw failure;
        } finally {
            database.ran(script);
        }
        transaction.end();
    }

    private static void rollBack(FlywayTransaction transaction, Throwable failure) {
        transaction.rollBack(failure);
        try {
            transaction.end();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void run(Migration migration, FlywayScript script, FlywayStatement statement)
            throws StatementFailure, SQLException {
        if (statement.statement().data().isPresent()) {
            String sql = statement.statement().sql();
            String data = statement.statement().data().get();
            runner.run(
                    migration,
                    script.script(),
                    statement.statement(),
                    () -> PostgresqlCopy.send(connection, sql, data));
        } else {
            runner.run(migration, script.script(), statement.statement());
        }
    }

    /** As Flyway does when it is done with a connection. */
    private void leavingTheConnectionAsItWas(Work work) throws SQLException {
        try {
            work.run();
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                database.afterRun();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
        database.afterRun();
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
