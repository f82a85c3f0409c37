package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * SQL in the one spelling that all spellings of the same text share: lower case but for texts, names without quotes where
 * SQLite does not need them, one way of spacing, no comments.
 *
 * <p>Follows SQLite, where names ignore the case of ASCII letters, and where a word in double quotes is a name if there is
 * such a name and a text otherwise (sqlite.org/quirks.html, 8): who knows the names says so.
 */
public final class CanonicalSql {
    private final Predicate<String> names;
    private final List<SqlToken> tokens;
    private final List<String> spelled = new ArrayList<>();

    private CanonicalSql(List<SqlToken> tokens, Predicate<String> names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** An expression as its engine would keep it; in SQLite everything in double quotes is taken for a name. */
    public static String expression(DatabaseKind kind, String sql) {
        return switch (kind) {
            case SQLITE -> expression(SqlLexer.code(DatabaseKind.SQLITE, sql), name -> true);
            case POSTGRESQL -> PostgresqlSql.expression(sql);
            case MYSQL, MARIADB -> MysqlSql.expression(kind, sql);
        };
    }

    /** One or more statements of MySQL or MariaDB, without the name of the database that they are in. */
    public static String statements(DatabaseKind kind, String sql, String database) {
        return MysqlSql.statements(kind, sql, database);
    }

    /**
     * An expression, brackets around the whole of it dropped.
     *
     * @param tokens without comments
     * @param names whether a word in double quotes, given in lower case, is a name
     */
    public static String expression(List<SqlToken> tokens, Predicate<String> names) {
        return statements(withoutOuterBrackets(tokens), names);
    }

    /**
     * One or more statements.
     *
     * @param tokens without comments
     * @param names whether a word in double quotes, given in lower case, is a name
     */
    public static String statements(List<SqlToken> tokens, Predicate<String> names) {
        CanonicalSql canonical = new CanonicalSql(tokens, names);
        for (int i = 0; i < tokens.size(); i++) {
            canonical.spelled.add(canonical.spell(i));
        }
        return SqlSpacing.join(canonical.spelled);
    }

    /** A canonical text with one name replaced by another wherever it stands. */
    public static String renamed(DatabaseKind kind, String canonical, String from, String to) {
        return switch (kind) {
            case SQLITE -> renamed(canonical, from, to);
            case POSTGRESQL -> PostgresqlSql.renamed(canonical, from, to);
            case MYSQL, MARIADB -> MysqlSql.renamed(kind, canonical, from, to);
        };
    }

    private static String renamed(String canonical, String from, String to) {
        String old = spellName(from);
        List<String> spelled = SqlLexer.code(DatabaseKind.SQLITE, canonical).stream()
                .map(token -> token.text().equals(old) ? spellName(to) : token.text())
                .toList();
        return SqlSpacing.join(spelled);
    }

    /** A name as it stands in a canonical text. */
    public static String spellName(DatabaseKind kind, String name) {
        return switch (kind) {
            case SQLITE -> spellName(name);
            case POSTGRESQL -> PostgresqlNames.quoted(name);
            case MYSQL, MARIADB -> MysqlSql.name(name);
        };
    }

    /** The tokens inside the brackets that stand around all of them, however many there are. */
    public static List<SqlToken> withoutOuterBrackets(List<SqlToken> tokens) {
        List<SqlToken> inner = tokens;
        while (inner.size() > 2 && inner.get(0).isSymbol("(") && closeOf(inner) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    /** Whether one pair of brackets stands around all of the tokens, be it around a list. */
    public static boolean isBracketed(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i > 0 && i == tokens.size() - 1;
            }
        }
        return false;
    }

    /** Where the bracket that opens the tokens closes; -1 if it does not, or if it holds a list. */
    private static int closeOf(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                return i;
            } else if (token.isSymbol(",") && depth == 1) {
                return -1;
            }
        }
        return -1;
    }

    private String spell(int position) {
        SqlToken token = tokens.get(position);
        return switch (token.type()) {
            case WORD, NUMBER -> lowerCase(token.text());
            case STRING -> token.text().charAt(0) == '\'' ? token.text() : lowerCase(token.text());
            case SYMBOL ->
                switch (token.text()) {
                    case "==" -> "=";
                    case "!=" -> "<>";
                    default -> token.text();
                };
            case QUOTED_NAME -> isName(position) ? spellName(token.name()) : Names.quoted(token.name());
            case SEMICOLON, COMMENT -> token.text();
        };
    }

    private boolean isName(int position) {
        SqlToken token = tokens.get(position);
        return !token.isDoubleQuoted() || names.test(lowerCase(token.name())) || mustBeName(tokens, position);
    }

    /** Whether no text could stand here. */
    public static boolean mustBeName(List<SqlToken> tokens, int position) {
        SqlToken before = position > 0 ? tokens.get(position - 1) : null;
        SqlToken after = position + 1 < tokens.size() ? tokens.get(position + 1) : null;
        return before != null
                        && (before.isSymbol(".")
                                || before.is("as")
                                || before.is("collate")
                                || before.is("from")
                                || before.is("join")
                                || before.is("into")
                                || before.is("update"))
                || after != null && (after.isSymbol(".") || after.isSymbol("("));
    }

    /** A name as SQLite takes it, in its own case and without quotes where none are needed. */
    public static String sqliteName(String name) {
        String lower = lowerCase(name);
        return isPlain(lower) && !SqlKeywords.needQuotes(lower) ? name : Names.quoted(name);
    }

    private static String spellName(String name) {
        String lower = lowerCase(name);
        return isPlain(lower) && !SqlKeywords.needQuotes(lower) ? lower : Names.quoted(lower);
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.charAt(0) < 0x80 && !Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            return false;
        }
        return name.chars().allMatch(c -> c > 0x7f || Character.isLetterOrDigit(c) || c == '_');
    }

    /** In lower case, for ASCII letters alone: SQLite knows no other case. */
    public static String lowerCase(String text) {
        StringBuilder lower = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower = lower == null ? new StringBuilder(text) : lower;
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower == null ? text : lower.toString();
    }
}
