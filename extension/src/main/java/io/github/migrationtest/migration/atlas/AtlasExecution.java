package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Sends statements as Atlas's drivers do ({@code mattn/go-sqlite3}, {@code lib/pq}, {@code go-sql-driver/mysql}). */
record AtlasExecution(Connection connection, StatementRunner runner) {
    private static final int SYNTAX_ERROR = 1064;

    void run(AtlasFile file, SqlScript script, AtlasStatement statement, int number)
            throws StatementFailure, SQLException {
        DatabaseKind kind = DatabaseKind.of(connection);
        SqlStatement whole = new SqlStatement(number, statement.line(), statement.column(), statement.text());
        List<SqlStatement> parts =
                SqlScript.split(kind, Path.of(script.name()), statement.text()).statements();
        if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
            if (parts.size() > 1) {
                throw StatementRunner.refused(
                        file.migration(),
                        script,
                        whole,
                        new SQLException(
                                "You have an error in your SQL syntax: Atlas sends this in one piece, of which MySQL takes one"
                                        + " statement only",
                                "42000",
                                SYNTAX_ERROR));
            }
            runner.run(file.migration(), script, whole);
        } else if (parts.size() == 1) {
            runner.run(file.migration(), script, whole);
        } else if (kind == DatabaseKind.POSTGRESQL) {
            SqlStatement alone = new SqlStatement(number, 1, 1, statement.text());
            runner.runWhole(
                    file.migration(),
                    script,
                    new SqlScript(
                            script.name(), script.path(), statement.text(), parts.isEmpty() ? parts : List.of(alone)),
                    statement.line(),
                    statement.column());
        } else {
            for (SqlStatement part : parts) {
                runner.run(
                        file.migration(),
                        script,
                        part.within(statement.line(), statement.column()).numbered(number));
            }
        }
    }

    /** Runs the checks of an archive: queries for one truth value each. */
    void check(AtlasFile file) throws StatementFailure {
        for (AtlasCheck check : file.checks()) {
            boolean any = false;
            for (AtlasStatement query : check.queries()) {
                boolean holds;
                try {
                    holds = holds(query.text());
                } catch (SQLException e) {
                    throw failed(file, check, query, e);
                }
                any |= holds;
                if (!holds && !check.oneOf()) {
                    throw failed(
                            file, check, query, new SQLException("check assertion returned false: " + query.text()));
                }
            }
            if (check.oneOf() && !any && !check.queries().isEmpty()) {
                throw failed(
                        file, check, check.queries().get(0), new SQLException("none of its assertions returned true"));
            }
        }
    }

    private boolean holds(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static StatementFailure failed(AtlasFile file, AtlasCheck check, AtlasStatement query, SQLException e) {
        return StatementFailure.ofTool(
                file.migration(),
                "at " + check.name() + " (line " + query.line() + " of " + file.migration() + ".sql)",
                e);
    }
}
