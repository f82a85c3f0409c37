package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text as PostgreSQL cuts it, in one spelling each: operators whole ({@code @>}, {@code !~~*}), words in lower
 * case, names in quotes only where they need them, strings in plain quotes.
 */
final class PostgresqlTokens {
    private static final String OPERATOR = "+-*/<>=~!@#%^&|`?";
    private static final String SPECIAL = "~!@#%^&|`?";

    private final List<SqlToken> raw;
    private final List<SqlToken> tokens = new ArrayList<>();

    private PostgresqlTokens(List<SqlToken> raw) {
        this.raw = raw;
    }

    static List<SqlToken> of(String sql) {
        PostgresqlTokens all = new PostgresqlTokens(SqlLexer.code(DatabaseKind.POSTGRESQL, sql));
        int i = 0;
        while (i < all.raw.size()) {
            i = all.take(i);
        }
        return all.tokens;
    }

    private int take(int first) {
        SqlToken token = raw.get(first);
        if (!isOperator(token)) {
            add(token, canonical(token));
            return first + 1;
        }
        StringBuilder operator = new StringBuilder(token.text());
        int next = first + 1;
        while (next < raw.size()
                && isOperator(raw.get(next))
                && raw.get(next).start() == raw.get(next - 1).end()) {
            operator.append(raw.get(next).text());
            next++;
        }
        split(token, operator.toString());
        return next;
    }

    /** A sign at the end of an operator is one of its own unless a special character is before (lexer rules, 4.1.3). */
    private void split(SqlToken first, String run) {
        int end = run.length();
        while (end > 1 && "+-".indexOf(run.charAt(end - 1)) >= 0 && !hasSpecial(run.substring(0, end))) {
            end--;
        }
        String operator = run.substring(0, end);
        add(first, operator.equals("!=") ? "<>" : operator);
        for (int i = end; i < run.length(); i++) {
            add(first, run.substring(i, i + 1));
        }
    }

    private static boolean hasSpecial(String operator) {
        return operator.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    private void add(SqlToken token, String text) {
        SqlToken.Type type =
                token.type() == SqlToken.Type.QUOTED_NAME && text.charAt(0) != '"' ? SqlToken.Type.WORD : token.type();
        tokens.add(new SqlToken(type, text, token.start(), token.line()));
    }

    static boolean isOperator(SqlToken token) {
        return token.type() == SqlToken.Type.SYMBOL
                && OPERATOR.indexOf(token.text().charAt(0)) >= 0;
    }

    private static String canonical(SqlToken token) {
        return switch (token.type()) {
            case WORD, NUMBER -> CanonicalSql.lowerCase(token.text());
            case QUOTED_NAME -> PostgresqlNames.quoted(token.name());
            case STRING -> string(token.text());
            case SYMBOL, SEMICOLON, COMMENT -> token.text();
        };
    }

    private static String string(String text) {
        return isClosed(text) ? closed(text) : text;
    }

    /** A function that was made without a look at its body may end anywhere ({@code check_function_bodies}). */
    private static boolean isClosed(String text) {
        if (text.charAt(0) == '$') {
            String tag = text.substring(0, text.indexOf('$', 1) + 1);
            return text.length() >= 2 * tag.length() && text.endsWith(tag);
        }
        return text.length() > text.indexOf('\'') + 1 && text.endsWith("'");
    }

    private static String closed(String text) {
        return switch (text.charAt(0)) {
            case '$' -> {
                int tag = text.indexOf('$', 1) + 1;
                yield quoted(text.substring(tag, text.length() - tag));
            }
            case 'e', 'E' -> {
                String inner = text.substring(2, text.length() - 1);
                yield inner.replace("\\\\", "").indexOf('\\') >= 0
                        ? "e" + text.substring(1)
                        : "'" + inner.replace("\\\\", "\\") + "'";
            }
            case '\'' -> text;
            default -> CanonicalSql.lowerCase(text);
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
