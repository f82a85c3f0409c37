package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/** SQL of PostgreSQL in the one spelling that all spellings of the same text share. */
final class PostgresqlSql {
    private PostgresqlSql() {}

    static String expression(String sql) {
        List<SqlToken> tokens = CanonicalSql.withoutOuterBrackets(SqlLexer.code(DatabaseKind.POSTGRESQL, sql));
        return SqlSpacing.join(tokens.stream().map(PostgresqlSql::spell).toList());
    }

    private static String spell(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? CanonicalSql.lowerCase(token.text()) : token.text();
    }
}
