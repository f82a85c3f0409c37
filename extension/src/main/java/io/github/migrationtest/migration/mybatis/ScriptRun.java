package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

/**
 * The scripts of one run ({@code ScriptRunner}). A delimiter that one of them sets holds for those after it, as it does in MyBatis,
 * which makes one runner for all.
 */
final class ScriptRun {
    private static final int SYNTAX_ERROR = 1064;

    private final Connection connection;
    private final StatementRunner runner;
    private final MybatisScripts scripts;
    private final MybatisEnvironment environment;
    private String delimiter;

    ScriptRun(Connection connection, StatementRunner runner, MybatisScripts scripts) {
        this.connection = connection;
        this.runner = runner;
        this.scripts = scripts;
        this.environment = scripts.environment();
        this.delimiter = environment.delimiter();
    }

    /** Runs a script and commits; what fails is rolled back as far as the engine can. */
    void run(Migration migration, MybatisScript known, List<CodeMigration.Code> code)
            throws StatementFailure, SQLException {
        runner.startScript();
        if (environment.autoCommit() != connection.getAutoCommit()) {
            connection.setAutoCommit(environment.autoCommit());
        }
        try {
            MybatisScript sent = scripts.script(known, delimiter);
            if (sent.cut().isPresent()) {
                runLines(migration, sent.script(), sent.cut().get(), code);
            } else {
                runWhole(migration, sent.script());
                runCode(migration, code);
                commit(migration);
            }
        } catch (StatementFailure | SQLException | RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void runLines(Migration migration, SqlScript script, Cut cut, List<CodeMigration.Code> code)
            throws StatementFailure, SQLException {
        delimiter = cut.delimiter();
        for (SqlStatement statement : script.statements()) {
            send(migration, script, statement);
        }
        runCode(migration, code);
        commit(migration);
        // Only here, so that all before it has been committed.
        if (!cut.rest().text().isBlank()) {
            throw StatementFailure.ofTool(
                    migration,
                    "at the statement of line " + cut.rest().number() + " of " + script.name() + ", which nothing ends",
                    new SQLException("Line missing end-of-line terminator (" + cut.delimiter() + ") => "
                            + cut.rest().text().strip()));
        }
    }

    /**
     * Runs a text that is sent whole. PostgreSQL's and the MySQL drivers run its statements one by one in the script's
     * transaction; where each is its own, the text is one.
     */
    private void runWhole(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        List<SqlStatement> statements = script.statements();
        boolean mysql = scripts.kind() == DatabaseKind.MYSQL || scripts.kind() == DatabaseKind.MARIADB;
        if (mysql && statements.size() > 1 && !environment.allowsSeveralStatements()) {
            throw StatementRunner.refused(
                    migration,
                    script,
                    statements.get(1),
                    new SQLException(
                            "You have an error in your SQL syntax: the driver takes one statement at a time, unless the URL"
                                    + " of the environment has allowMultiQueries=true",
                            "42000",
                            SYNTAX_ERROR));
        }
        if (statements.isEmpty() || scripts.kind() == DatabaseKind.SQLITE || environment.autoCommit()) {
            int line = statements.isEmpty() ? 1 : statements.get(0).line();
            int column = statements.isEmpty() ? 1 : statements.get(0).column();
            send(migration, script, new SqlStatement(1, line, column, script.text()));
            return;
        }
        for (SqlStatement statement : statements) {
            send(migration, script, statement);
        }
    }

    private void send(Migration migration, SqlScript script, SqlStatement statement)
            throws StatementFailure, SQLException {
        runner.run(migration, script, statement, () -> execute(statement.sql()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean result = statement.execute(sql);
            while (result || statement.getUpdateCount() != -1) {
                checkWarnings(statement);
                if (result) {
                    readAll(statement);
                }
                result = statement.getMoreResults();
            }
        }
    }

    private void checkWarnings(Statement statement) throws SQLException {
        SQLWarning warning = environment.stopsAtWarnings() ? statement.getWarnings() : null;
        if (warning != null) {
            throw warning;
        }
    }

    /** MyBatis prints the rows: a function in the list of a query runs once for each. */
    private static void readAll(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void runCode(Migration migration, List<CodeMigration.Code> code) throws StatementFailure {
        for (CodeMigration.Code one : code) {
            try {
                one.run(connection);
            } catch (SQLException e) {
                throw StatementFailure.ofTool(migration, "in the code that runs with it", e);
            }
        }
    }

    private void commit(Migration migration) throws StatementFailure, SQLException {
        if (connection.getAutoCommit()) {
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, "at its COMMIT", e);
        }
    }

    private void rollBack(Throwable failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
