package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a text a server says that its error is. */
final class ErrorPlace {
    private static final int MYSQL_SYNTAX_ERROR = 1064;
    private static final Pattern MYSQL_LINE = Pattern.compile("at line ([0-9]{1,9})\\s*$");

    private ErrorPlace() {}

    /** The line of the text, from 1; empty where the server names none. */
    static OptionalInt line(DatabaseKind kind, SQLException refusal, String text) {
        if (kind == DatabaseKind.POSTGRESQL) {
            OptionalInt offset = PostgresqlError.offset(refusal, text);
            return offset.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(1
                            + (int) text.substring(0, offset.getAsInt())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count());
        }
        Matcher line = MYSQL_LINE.matcher(String.valueOf(refusal.getMessage()));
        boolean named = (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB)
                && refusal.getErrorCode() == MYSQL_SYNTAX_ERROR
                && line.find();
        return named ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    /**
     * The statement of a script that PostgreSQL refused when it got the script whole.
     *
     * @param completed how many statements it has run
     * @return its place in the list; -1 where that cannot be said
     */
    static int statement(SqlScript script, SQLException refusal, int completed) {
        OptionalInt offset = PostgresqlError.offset(refusal, script.text());
        if (offset.isEmpty()) {
            return completed < script.statements().size() ? completed : -1;
        }
        int place = -1;
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.POSTGRESQL, script.text());
        int next = 0;
        for (SqlToken token : tokens) {
            if (token.start() > offset.getAsInt()) {
                break;
            }
            if (next < script.statements().size()
                    && starts(script, script.statements().get(next), token)) {
                place = next++;
            }
        }
        return place;
    }

    private static boolean starts(SqlScript script, SqlStatement statement, SqlToken token) {
        return token.line() == statement.line() && script.text().startsWith(statement.sql(), token.start());
    }
}
