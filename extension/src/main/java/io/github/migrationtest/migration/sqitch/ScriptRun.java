package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.PostgresqlCopy;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Runs a script as a client does that stops at the first error: each statement for itself, in a session of the script's own. */
final class ScriptRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final Map<String, String> variables;

    /** The variables are those that MySQL gets; those of psql are in the scripts already. */
    ScriptRun(Connection connection, MigrationRuntime runtime, RunObserver observer, Map<String, String> variables) {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.variables = variables;
    }

    void run(Migration migration, ClientScript script) throws StatementFailure, SQLException {
        ClientSession session = ClientSession.begin(connection);
        try {
            if (DatabaseKind.of(connection) != DatabaseKind.SQLITE
                    && DatabaseKind.of(connection) != DatabaseKind.POSTGRESQL) {
                setVariables();
            }
            for (SqlScript part : script.parts()) {
                for (SqlStatement statement : part.statements()) {
                    run(migration, part, statement);
                }
            }
            if (script.stop().isPresent()) {
                throw StatementFailure.ofTool(
                        migration,
                        "at an include",
                        new SQLException(script.stop().get()));
            }
        } catch (StatementFailure | SQLException | RuntimeException failure) {
            session.end(failure);
            throw failure;
        }
        session.end();
    }

    private void run(Migration migration, SqlScript part, SqlStatement statement)
            throws StatementFailure, SQLException {
        if (statement.data().isPresent()) {
            String data = statement.data().get();
            runner.run(migration, part, statement, () -> PostgresqlCopy.send(connection, statement.sql(), data));
        } else {
            runner.run(migration, part, statement);
        }
    }

    private void setVariables() throws SQLException {
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String name = "@`" + variable.getKey().replace("`", "``") + "`";
            try (PreparedStatement statement = connection.prepareStatement("SET " + name + " = ?")) {
                statement.setString(1, variable.getValue());
                statement.execute();
            }
        }
    }
}
