package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlMode;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.internal.sql.StatementCutter;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs a text of several statements as MySQL and MariaDB run one that they get whole: one statement after the other, each parsed
 * when its turn comes, under the {@code sql_mode} that those before it have set.
 *
 * <p>The server passes over semicolons and white space at the end of the text, and over comments behind the last statement; it
 * takes no empty statement anywhere else, and no empty text.
 */
public final class MysqlScriptRunner {
    private static final int EMPTY_QUERY = 1065;

    private final Connection connection;
    private final StatementRunner runner;

    /** A runner of scripts whose statements go through another. */
    public MysqlScriptRunner(Connection connection, StatementRunner runner) {
        this.connection = connection;
        this.runner = runner;
    }

    /**
     * Runs a script up to the first statement that is refused.
     *
     * @throws StatementFailure if one is
     * @throws SQLException if the observer fails
     */
    public void run(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        run(migration, script, script.text(), 1, 1);
    }

    /**
     * The same of a part of a script that begins in one of its lines.
     *
     * @throws StatementFailure if a statement is refused
     * @throws SQLException if the observer fails
     */
    public void run(Migration migration, SqlScript script, String part, int firstLine, int firstColumn)
            throws StatementFailure, SQLException {
        String text = withoutEnd(part);
        if (text.isEmpty()) {
            throw StatementRunner.refused(
                    migration,
                    script,
                    new SqlStatement(1, firstLine, firstColumn, ""),
                    new SQLException("Query was empty", "42000", EMPTY_QUERY));
        }
        StatementCutter cutter = new StatementCutter(DatabaseKind.of(connection), text);
        SqlMode mode = mode(migration);
        int number = 0;
        int behind = 0;
        for (Optional<Cut> next = cutter.next(mode); next.isPresent(); next = cutter.next(mode)) {
            Cut cut = next.get();
            int last = cut.isEmpty() ? behind : cut.end();
            if (cut.semicolon() < 0 && UnclosedEnd.isIn(cutter.kind(), text.substring(last))) {
                SqlStatement open = from(text, cut.isEmpty() ? behind : cut.start(), number + 1);
                runner.run(migration, script, open.within(firstLine, firstColumn));
                return;
            }
            behind = cut.semicolon() + 1;
            if (cut.isEmpty()) {
                // Between semicolons the server finds a syntax error, which is left to it to word; behind the last
                // there
                // is nothing wrong.
                if (cut.semicolon() >= 0) {
                    String rest = text.substring(cut.semicolon());
                    SqlStatement empty = new SqlStatement(number + 1, cut.line(), cut.column(), rest);
                    runner.run(migration, script, empty.within(firstLine, firstColumn));
                }
                return;
            }
            String sql = cut.sql(text);
            SqlStatement statement = new SqlStatement(++number, cut.line(), cut.column(), sql);
            runner.run(migration, script, statement.within(firstLine, firstColumn));
            if (sql.regionMatches(true, 0, "set", 0, 3)
                    && SqlLexer.code(cutter.kind(), sql).stream().anyMatch(MysqlScriptRunner::isMode)) {
                mode = mode(migration);
            }
        }
    }

    /** All that is left of a text, which ends in a comment that nothing closes: the server is to word what it says of that. */
    private static SqlStatement from(String text, int place, int number) {
        int start = place;
        while (Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        LineCounter lines = new LineCounter(text).moveTo(start);
        return new SqlStatement(number, lines.line(), lines.column(), text.substring(start));
    }

    /** {@code alloc_query} of the server. */
    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ';' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isMode(SqlToken token) {
        return token.is("sql_mode") || token.name().equalsIgnoreCase("sql_mode");
    }

    private SqlMode mode(Migration migration) throws StatementFailure {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION.sql_mode")) {
            row.next();
            return SqlMode.of(row.getString(1));
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration, "before its file", e);
        }
    }
}
