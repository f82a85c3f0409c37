package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;

/** Whether two texts of SQL are one, whatever their spacing, quotes of names and case. */
final class SameSql {
    private SameSql() {}

    static boolean same(DatabaseKind kind, String one, String other) {
        return CanonicalSql.expression(kind, one).equals(CanonicalSql.expression(kind, other));
    }

    /** The same of statements, whether or not the last one ends in a semicolon. */
    static boolean sameStatements(DatabaseKind kind, String one, String other) {
        return withoutEnd(CanonicalSql.expression(kind, one)).equals(withoutEnd(CanonicalSql.expression(kind, other)));
    }

    /** Whether one stands in the other, from one word to another. */
    static boolean contains(DatabaseKind kind, String whole, String part) {
        String inner = withoutEnd(CanonicalSql.expression(kind, part));
        String outer = CanonicalSql.expression(kind, whole);
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
