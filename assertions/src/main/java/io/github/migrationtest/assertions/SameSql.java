package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two texts of SQL are one, whatever their spacing, quotes of names and case. */
final class SameSql {
    /** Words that mean something else than a column of that name. */
    private static final Set<String> NAMELESS = Set.of(
            "true",
            "false",
            "null",
            "default",
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "utc_date",
            "utc_time",
            "utc_timestamp");

    private SameSql() {}

    static boolean same(DatabaseKind kind, String one, String other) {
        return canonical(kind, one).equals(canonical(kind, other));
    }

    /** MySQL and MariaDB keep every name in quotes, which nobody writes. */
    private static String canonical(DatabaseKind kind, String sql) {
        String canonical = CanonicalSql.expression(kind, sql);
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB
                ? SqlLexer.code(kind, canonical).stream()
                        .map(token ->
                                needsQuotes(token) ? token.text() : token.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "))
                : canonical;
    }

    private static boolean needsQuotes(SqlToken token) {
        return token.type() != SqlToken.Type.QUOTED_NAME
                || !token.name().matches("[A-Za-z_][A-Za-z0-9_$]*")
                || NAMELESS.contains(token.name().toLowerCase(Locale.ROOT));
    }

    /** The same of statements, whether or not the last one ends in a semicolon. */
    static boolean sameStatements(DatabaseKind kind, String one, String other) {
        return withoutEnd(canonical(kind, one)).equals(withoutEnd(canonical(kind, other)));
    }

    /** Whether one stands in the other, from one word to another. */
    static boolean contains(DatabaseKind kind, String whole, String part) {
        String inner = withoutEnd(canonical(kind, part));
        String outer = canonical(kind, whole);
        for (int at = outer.indexOf(inner); at >= 0 && !inner.isEmpty(); at = outer.indexOf(inner, at + 1)) {
            if (isEdge(outer, at) && isEdge(outer, at + inner.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static String withoutEnd(String statements) {
        return statements.replaceFirst("[\\s;]+$", "");
    }
}
