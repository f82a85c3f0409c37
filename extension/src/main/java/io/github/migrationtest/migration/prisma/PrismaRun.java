package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.MysqlScriptRunner;
import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
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

/**
 * One run of {@code prisma migrate deploy} (schema-engine, {@code apply_migrations.rs}): a row before each script and after it, the
 * script as one text to the server, and no transaction but the implicit one of PostgreSQL.
 */
final class PrismaRun {
    private final Connection connection;
    private final DatabaseKind kind;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final PrismaHistory history;
    /** One for each script: it knows whether a script has ended its transaction. */
    private StatementRunner runner;

    PrismaRun(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
        this.runtime = runtime;
        this.observer = observer;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.history = new PrismaHistory(connection);
    }

    void apply(List<PrismaMigration> migrations) throws SQLException {
        if (!history.exists()) {
            if (history.hasTables()) {
                throw new MigrationFailedException(
                        "The database schema is not empty, and it has no " + PrismaHistory.TABLE
                                + ". Prisma starts nothing then (P3005): say which version it stands at with `baseline`, or start from an empty"
                                + " one.");
            }
            history.create();
        }
        for (PrismaHistory.Row row : history.rows()) {
            if (row.isFailed()) {
                throw new MigrationFailedException(
                        "migrate found failed migrations in the target database, new migrations will not"
                                + " be applied: " + row.name()
                                + " has neither come to its end nor been rolled back (P3009). Start from a copy"
                                + " that is clean, or say what became of it: prisma migrate resolve.");
            }
        }
        for (PrismaMigration migration : migrations) {
            apply(migration);
        }
    }

    private void apply(PrismaMigration migration) throws SQLException {
        String id = history.start(migration);
        try {
            run(migration.migration(), migration.migration().up());
        } catch (StatementFailure failure) {
            endTransaction(failure);
            history.fail(id, logs(migration, failure));
            throw failure.toException(
                    connection,
                    leftBehind() + " " + PrismaHistory.TABLE
                            + " says that it failed: Prisma starts nothing more until that is resolved. Correct the statement.");
        }
        history.finish(id);
    }

    void takeBack(List<PrismaMigration> migrations) throws SQLException {
        for (PrismaMigration migration : migrations) {
            try {
                run(migration.migration(), migration.migration().down().orElseThrow());
            } catch (StatementFailure failure) {
                endTransaction(failure);
                throw failure.toException(connection, leftBehind() + " Its row stays. Correct the statement.");
            }
            history.delete(migration.migration().name());
        }
    }

    private void run(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        runner = new StatementRunner(connection, runtime, observer);
        switch (kind) {
            case SQLITE -> runner.run(migration, script);
            case POSTGRESQL -> runner.runWhole(migration, script);
            case MYSQL, MARIADB -> new MysqlScriptRunner(connection, runner).run(migration, script);
        }
    }

    /** The engine's connection ends with its process; a transaction that a script left open ends with it. */
    private void endTransaction(StatementFailure failure) {
        try {
            boolean open =
                    switch (kind) {
                        case SQLITE -> SqliteTransaction.isOpen(connection);
                        case POSTGRESQL -> PostgresqlSimpleQuery.isInTransaction(connection);
                        case MYSQL, MARIADB -> true;
                    };
            if (open) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private String leftBehind() {
        return switch (kind) {
            case SQLITE -> "Prisma runs a script on SQLite without a transaction: what ran before the statement stays.";
            case POSTGRESQL ->
                runner.hasEndedTransaction()
                        ? "The script had ended its transaction by itself: what it committed stays."
                        : "PostgreSQL took the script as one implicit transaction and rolled it back.";
            case MYSQL, MARIADB ->
                "The server runs a script's statements one by one: what ran before the statement stays.";
        };
    }

    private static String logs(PrismaMigration migration, StatementFailure failure) {
        SQLException refusal =
                failure.getCause() instanceof SQLException cause ? cause : new SQLException(failure.getMessage());
        return "A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to"
                + " resolve migration issues in a production database: https://pris.ly/d/migrate-resolve\n\nMigration name: "
                + migration.migration().name() + "\n\nDatabase error code: " + refusal.getSQLState()
                + "\n\nDatabase error:\n" + refusal.getMessage() + "\n";
    }
}
