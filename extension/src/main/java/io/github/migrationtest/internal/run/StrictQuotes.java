package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Refuses what a SQLite built with {@code SQLITE_DQS=0} refuses: a name in double quotes that is no name.
 *
 * <p>sqlite-jdbc's SQLite takes it for a text and stores that. A name in backticks is never taken for a text, and is
 * otherwise the same token to the parser; so a statement that can be prepared as it is, and not in backticks, is one that
 * the stricter builds refuse. Bodies of views and triggers are not resolved when they are created, there as here.
 */
public final class StrictQuotes {
    private StrictQuotes() {}

    /** Prepares the statement both ways and executes neither. */
    static void check(Connection connection, String sql) throws SQLException {
        if (sql.indexOf('"') < 0) {
            return;
        }
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, sql);
        // Some pragmas already act when they are prepared.
        if (tokens.stream().noneMatch(SqlToken::isDoubleQuoted) || tokens.get(0).is("pragma")) {
            return;
        }
        try {
            prepare(connection, inBackticks(sql, tokens));
        } catch (SQLException strict) {
            if (isPrepared(connection, sql)) {
                throw strict;
            }
        }
    }

    /** Whether one token of a statement that is taken as it stands is taken for a text, asked where it can still be prepared. */
    public static boolean isText(Connection connection, String sql, SqlToken token) {
        return isPrepared(connection, sql) && !isPrepared(connection, inBackticks(sql, List.of(token)));
    }

    private static boolean isPrepared(Connection connection, String sql) {
        try {
            prepare(connection, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.clearWarnings();
        }
    }

    private static String inBackticks(String sql, List<SqlToken> tokens) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (SqlToken token : tokens) {
            if (token.isDoubleQuoted()) {
                result.append(sql, copied, token.start());
                result.append('`').append(token.name().replace("`", "``")).append('`');
                copied = token.end();
            }
        }
        return result.append(sql.substring(copied)).toString();
    }
}
