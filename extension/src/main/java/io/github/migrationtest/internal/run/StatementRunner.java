package io.github.migrationtest.internal.run;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Sends the statements of scripts, one by one, as production's driver would take them. */
public final class StatementRunner {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private boolean endedTransaction;

    /** A runner on an open connection in auto-commit mode. */
    public StatementRunner(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
    }

    /** Runs every statement of a script. */
    public void run(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        for (SqlStatement statement : script.statements()) {
            run(migration, script, statement);
        }
    }

    /**
     * Runs one statement.
     *
     * @throws StatementFailure if it is refused
     * @throws SQLException if the observer fails
     */
    public void run(Migration migration, SqlScript script, SqlStatement statement)
            throws StatementFailure, SQLException {
        try {
            if (!runtime.doubleQuotedText()) {
                StrictQuotes.check(connection, statement.sql());
            }
            execute(connection, statement.sql());
        } catch (SQLException e) {
            throw StatementFailure.of(migration, script, statement, e);
        }
        endedTransaction |= SqliteTransaction.endedBy(statement.sql());
        observer.executed(migration, script, statement, connection);
    }

    /**
     * Runs a script in one call, as drivers do that hand the whole text to the server; who watches is told of its statements
     * after the last of them.
     *
     * @throws StatementFailure if one is refused; of which line it is, only the server's message can say
     * @throws SQLException if the observer fails
     */
    public void runWhole(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean result = statement.execute(script.text());
            while (result || statement.getUpdateCount() >= 0) {
                result = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, "in " + script.name(), e);
        }
        for (SqlStatement statement : script.statements()) {
            observer.executed(migration, script, statement, connection);
        }
    }

    /** A refusal that the driver itself would speak, before the database sees the statement. */
    public static StatementFailure refused(
            Migration migration, SqlScript script, SqlStatement statement, String message) {
        return StatementFailure.of(migration, script, statement, new SQLException(message));
    }

    /** Whether a statement of a script has ended the run's transaction, so that a rollback does not take back everything. */
    public boolean hasEndedTransaction() {
        return endedTransaction;
    }

    /** Executes one statement of the tool's own. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
