package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/** SQL of MySQL and MariaDB in the one spelling that all spellings of the same text share. */
final class MysqlSql {
    private MysqlSql() {}

    static String expression(DatabaseKind kind, String sql) {
        List<SqlToken> tokens = CanonicalSql.withoutOuterBrackets(SqlLexer.code(kind, sql));
        return SqlSpacing.join(tokens.stream().map(MysqlSql::spell).toList());
    }

    static String statements(DatabaseKind kind, String sql, String database) {
        List<SqlToken> tokens = SqlLexer.code(kind, sql);
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean own = tokens.get(i).name().equals(database)
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isSymbol(".");
            if (own) {
                i++;
            } else {
                spelled.add(spell(tokens.get(i)));
            }
        }
        return SqlSpacing.join(spelled);
    }

    private static String spell(SqlToken token) {
        return token.type() == SqlToken.Type.WORD ? CanonicalSql.lowerCase(token.text()) : token.text();
    }
}
