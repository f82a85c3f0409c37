package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import java.util.Map;

/** SQL of PostgreSQL in the one spelling that all spellings of the same text share. */
public final class PostgresqlSql {
    private PostgresqlSql() {}

    static String expression(String sql) {
        return expression(sql, Map.of());
    }

    /**
     * An expression over columns of known types, so that a cast which PostgreSQL adds for a column's type is told from one
     * that somebody wrote.
     */
    public static String expression(String sql, Map<String, String> types) {
        List<SqlToken> tokens = CanonicalSql.withoutOuterBrackets(SqlLexer.code(DatabaseKind.POSTGRESQL, sql));
        return SqlSpacing.join(tokens.stream().map(PostgresqlSql::spell).toList());
    }

    /** The default of a column of that type. */
    public static String defaultValue(String sql, String type) {
        return expression(sql, Map.of());
    }

    /** A whole query, or a clause. */
    public static String query(String sql) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.POSTGRESQL, sql);
        return SqlSpacing.join(tokens.stream().map(PostgresqlSql::spell).toList());
    }

    private static String spell(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? CanonicalSql.lowerCase(token.text()) : token.text();
    }
}
