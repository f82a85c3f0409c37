package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.PostgresqlTerm.Kind;
import io.github.migrationtest.internal.sql.PostgresqlTokenCursor.NotUnderstood;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SQL of PostgreSQL in the one spelling that all spellings of the same text share: what the server gives back of an expression
 * and what somebody wrote.
 *
 * <p>The server keeps no text but a tree, and writes it back with brackets around everything, {@code IN} as {@code = ANY},
 * {@code BETWEEN} as two comparisons and casts that it added. All that is undone, where it can be told. Not told apart are
 * {@code now()} and {@code CURRENT_TIMESTAMP}, and a string and its cast to {@code text} or {@code varchar}.
 */
public final class PostgresqlSql {
    /** What a type's name goes on with, and no expression behind a cast. */
    private static final Set<String> SECOND_WORDS =
            Set.of("varying", "precision", "with", "without", "time", "zone", ".");

    private PostgresqlSql() {}

    static String expression(String sql) {
        return expression(sql, Map.of());
    }

    /**
     * An expression over columns of known types, so that a cast which PostgreSQL adds for a column's type is told from one
     * that somebody wrote.
     */
    public static String expression(String sql, Map<String, String> types) {
        List<SqlToken> tokens = PostgresqlTokens.of(sql);
        try {
            return spaced(new PostgresqlParser(tokens, types).whole().text());
        } catch (NotUnderstood e) {
            return PostgresqlQuery.canonical(CanonicalSql.withoutOuterBrackets(tokens));
        }
    }

    /** The default of a column of that type, without a cast to it; {@code null} whatever the null is cast to. */
    public static String defaultValue(String sql, String type) {
        List<SqlToken> tokens = PostgresqlTokens.of(sql);
        try {
            PostgresqlTerm term = new PostgresqlParser(tokens, Map.of()).whole();
            while (term.is(Kind.CAST)) {
                PostgresqlTerm inner = term.parts().get(0);
                boolean added = inner.text().equals("null")
                        || !inner.is(Kind.OTHER)
                                && !inner.is(Kind.NAME)
                                && PostgresqlType.withoutModifier(type)
                                        .equals(PostgresqlType.withoutModifier(term.type()));
                if (!added) {
                    break;
                }
                term = inner;
            }
            return spaced(term.text());
        } catch (NotUnderstood e) {
            return PostgresqlQuery.canonical(CanonicalSql.withoutOuterBrackets(tokens));
        }
    }

    /** A whole query, or a clause. */
    public static String query(String sql) {
        return PostgresqlQuery.canonical(PostgresqlTokens.of(sql));
    }

    /** A canonical expression without any cast. */
    public static String withoutCasts(String canonical) {
        List<SqlToken> tokens = PostgresqlTokens.of(canonical);
        List<SqlToken> left = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("::")) {
                i = endOfType(tokens, i + 1) - 1;
            } else {
                left.add(tokens.get(i));
            }
        }
        return PostgresqlSpacing.ofTokens(left);
    }

    private static int endOfType(List<SqlToken> tokens, int start) {
        int end = start + 1;
        while (end < tokens.size() && SECOND_WORDS.contains(tokens.get(end).text())) {
            end++;
        }
        if (end < tokens.size() && tokens.get(end).isSymbol("(")) {
            while (end < tokens.size() && !tokens.get(end++).isSymbol(")")) {}
        }
        while (end + 1 < tokens.size()
                && tokens.get(end).isSymbol("[")
                && tokens.get(end + 1).isSymbol("]")) {
            end += 2;
        }
        return end;
    }

    /** The text of a function in a language for which white space, comments and the case of words mean nothing. */
    public static String body(String text) {
        return PostgresqlSpacing.ofTokens(PostgresqlTokens.of(text));
    }

    /** A canonical text with one name replaced by another wherever it stands. */
    static String renamed(String canonical, String from, String to) {
        String old = PostgresqlNames.quoted(from);
        return PostgresqlSpacing.join(PostgresqlTokens.of(canonical).stream()
                .map(token -> token.text().equals(old) ? PostgresqlNames.quoted(to) : token.text())
                .toList());
    }

    private static String spaced(String text) {
        return PostgresqlSpacing.ofTokens(PostgresqlTokens.of(text));
    }
}
