package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/** SQL of MySQL and MariaDB in the one spelling that all spellings of the same text share. */
final class MysqlSql {
    private MysqlSql() {}

    static String expression(DatabaseKind kind, String sql) {
        List<SqlToken> tokens = CanonicalSql.withoutOuterBrackets(SqlLexer.code(kind, sql));
        return SqlSpacing.join(tokens.stream().map(MysqlSql::spell).toList());
    }

    private static String spell(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? CanonicalSql.lowerCase(token.text()) : token.text();
    }
}
