package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.Locale;

/** Whether two expressions are one, whatever their spacing, quotes of names and case. */
final class SameSql {
    private SameSql() {}

    static boolean same(DatabaseKind kind, String one, String other) {
        return words(kind, one).equals(words(kind, other));
    }

    private static List<String> words(DatabaseKind kind, String sql) {
        List<SqlToken> tokens = SqlLexer.code(kind, sql);
        while (isBracketed(tokens)) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        return tokens.stream().map(SameSql::word).toList();
    }

    /** A default or a check may be written with brackets around it, and mean the same without. */
    private static boolean isBracketed(List<SqlToken> tokens) {
        if (tokens.size() < 2 || !tokens.get(0).isSymbol("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i).text()) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    private static String word(SqlToken token) {
        return switch (token.type()) {
            case QUOTED_NAME -> token.name().toLowerCase(Locale.ROOT);
            case STRING -> token.text();
            default -> token.text().toLowerCase(Locale.ROOT);
        };
    }
}
