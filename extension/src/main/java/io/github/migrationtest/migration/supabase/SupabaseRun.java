package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of {@code supabase db push} ({@code pkg/migration/apply.go}): each file and its row in one implicit transaction, in which what
 * follows a script's own {@code COMMIT} is in the next one.
 */
final class SupabaseRun {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final Map<Migration, MigrationFolderException> unread;
    private final SupabaseHistory history;

    SupabaseRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            Map<Migration, MigrationFolderException> unread) {
        this.unread = unread;
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
        this.history = new SupabaseHistory(connection);
    }

    /** Something behind the statements, in their transaction. */
    private interface Last {
        void run() throws SQLException;
    }

    void apply(List<Migration> migrations, List<Seed> seeds) throws SQLException {
        history.create();
        for (Migration migration : migrations) {
            // What a script has set is nothing to the next one.
            StatementRunner.execute(connection, "RESET ALL");
            if (unread.containsKey(migration)) {
                throw UnreadScript.failure("Supabase", migration, unread.get(migration));
            }
            inOneTransaction(migration, migration.up(), () -> history.insert(migration));
        }
        for (Seed seed : seeds) {
            Optional<String> before = history.seeded(seed.path());
            if (!before.equals(Optional.of(seed.hash()))) {
                history.createSeeds();
                inOneTransaction(
                        seed.asMigration(),
                        before.isPresent() ? seed.nothing() : seed.script(),
                        () -> history.seeded(seed.path(), seed.hash()));
            }
        }
    }

    void takeBack(List<Migration> migrations) throws SQLException {
        for (Migration migration : migrations) {
            StatementRunner.execute(connection, "RESET ALL");
            inOneTransaction(migration, migration.down().orElseThrow(), () -> history.delete(migration));
        }
    }

    private void inOneTransaction(Migration migration, SqlScript script, Last last) throws SQLException {
        // One for each file: it knows whether the file has ended its transaction.
        StatementRunner runner = new StatementRunner(connection, runtime, observer);
        try {
            for (SqlStatement statement : script.statements()) {
                begin();
                runner.run(migration, script, statement);
            }
            begin();
            try {
                last.run();
                StatementRunner.execute(connection, "COMMIT");
            } catch (SQLException e) {
                throw StatementFailure.ofTool(migration, "at its row in supabase_migrations.schema_migrations", e);
            }
        } catch (StatementFailure failure) {
            rollBack(failure);
            throw failure.toException(
                    connection,
                    runner.hasEndedTransaction()
                            ? "The script had ended its transaction by itself: what it committed stays, and the history does not know"
                                    + " of it. Leave transactions to Supabase."
                            : "Its file was rolled back, what was applied before it stays. Correct the statement.");
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void begin() throws SQLException {
        if (!PostgresqlSimpleQuery.isInTransaction(connection)) {
            StatementRunner.execute(connection, "BEGIN");
        }
    }

    private void rollBack(Throwable failure) {
        try {
            if (PostgresqlSimpleQuery.isInTransaction(connection)) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
