package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlTokenCursor.NotUnderstood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SQL of MySQL and MariaDB in the one spelling that all spellings of the same text share: what the servers give back and what
 * somebody wrote.
 *
 * <p>MySQL keeps an expression as it prints its own tree, with brackets around everything, {@code _utf8mb4} before every text,
 * {@code 0 <> a} for {@code a} and a {@code NOT} drawn inside; MariaDB does most of it too, and both have one name for functions
 * that have several. Not told apart are a text and the same with the introducer {@code _utf8mb4}, and a cast to {@code char} and
 * the same with {@code charset utf8mb4}, which servers add by the connection's character set.
 *
 * <p>Of whole statements a server keeps the text itself: there the tokens are spelled alike, and nothing else is done.
 */
public final class MysqlSql {
    private MysqlSql() {}

    /** An expression, brackets around the whole of it dropped. */
    static String expression(DatabaseKind kind, String sql) {
        return expression(kind, sql, "");
    }

    /**
     * An expression, brackets around the whole of it dropped; names are in lower case, for none of them is a table's.
     *
     * @param database the name of the database itself, which is left out before that of a sequence or function
     */
    public static String expression(DatabaseKind kind, String sql, String database) {
        List<SqlToken> tokens = withoutDatabase(MysqlTokens.of(kind, sql, SqlMode.DEFAULT), database);
        if (tokens.size() == 1 && isBits(tokens.get(0))) {
            return CanonicalSql.lowerCase(tokens.get(0).text());
        }
        try {
            return new MysqlParser(kind, tokens).whole().text();
        } catch (NotUnderstood e) {
            return spelled(CanonicalSql.withoutOuterBrackets(tokens)).toLowerCase(Locale.ROOT);
        }
    }

    /** One or more statements: the query of a view, the body of a trigger, routine or event. */
    public static String statements(DatabaseKind kind, String sql, String database) {
        return statements(kind, sql, database, SqlMode.DEFAULT);
    }

    /**
     * One or more statements.
     *
     * @param database the name of the database itself, which is left out wherever it stands before another name
     * @param mode that in which the text was written, and in which it is read again
     */
    public static String statements(DatabaseKind kind, String sql, String database, SqlMode mode) {
        return spelled(withoutDatabase(MysqlTokens.of(kind, sql, mode), database));
    }

    /** A name as a script writes it: in backticks only where it needs them. */
    public static String name(String name) {
        return MysqlWords.isPlain(name) ? name : quoted(name);
    }

    /** A text as a script writes it. */
    public static String text(String value) {
        return MysqlTokens.text(value);
    }

    /** The words and names in a canonical text. */
    public static List<String> names(DatabaseKind kind, String canonical) {
        return MysqlTokens.of(kind, canonical, SqlMode.DEFAULT).stream()
                .filter(MysqlSql::isName)
                .map(SqlToken::name)
                .distinct()
                .toList();
    }

    /** Canonical statements, each on a line of its own. */
    public static String lines(String canonical) {
        StringBuilder lines = new StringBuilder();
        List<String> statement = new ArrayList<>();
        // What is between the quotes of a text has one length in all modes: its own backslashes are doubled.
        for (SqlToken token : SqlLexer.tokens(DatabaseKind.MYSQL, canonical)) {
            statement.add(token.text());
            if (token.type() == SqlToken.Type.SEMICOLON) {
                lines.append(SqlSpacing.join(statement)).append('\n');
                statement.clear();
            }
        }
        return lines.append(SqlSpacing.join(statement)).toString();
    }

    /** A canonical text with one name replaced by another wherever it stands. */
    static String renamed(DatabaseKind kind, String canonical, String from, String to) {
        List<SqlToken> tokens = MysqlTokens.of(kind, canonical, SqlMode.DEFAULT);
        // Names in expressions are in lower case; in statements they are as they were written.
        boolean expression = tokens.isEmpty() || !MysqlWords.startsStatement(tokens.get(0));
        String old = name(expression ? from.toLowerCase(Locale.ROOT) : from);
        String now = name(expression ? to.toLowerCase(Locale.ROOT) : to);
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean called =
                    expression && i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
            String text = tokens.get(i).text();
            spelled.add(text.equals(old) && !called ? now : text);
        }
        return SqlSpacing.join(spelled);
    }

    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private static boolean isBits(SqlToken token) {
        return token.type() == SqlToken.Type.STRING && "bB".indexOf(token.text().charAt(0)) >= 0;
    }

    private static String spelled(List<SqlToken> tokens) {
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken before = i == 0 ? null : tokens.get(i - 1);
            SqlToken after = i + 1 == tokens.size() ? null : tokens.get(i + 1);
            spelled.add(MysqlWords.spell(before, tokens.get(i), after));
        }
        return SqlSpacing.join(spelled);
    }

    private static List<SqlToken> withoutDatabase(List<SqlToken> tokens, String database) {
        if (database.isEmpty()) {
            return tokens;
        }
        List<SqlToken> left = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifies = i + 2 < tokens.size()
                    && tokens.get(i + 1).isSymbol(".")
                    && isName(tokens.get(i))
                    && tokens.get(i).name().equals(database)
                    && (i == 0 || !tokens.get(i - 1).isSymbol("."));
            if (qualifies) {
                i++;
            } else {
                left.add(tokens.get(i));
            }
        }
        return left;
    }

    private static boolean isName(SqlToken token) {
        return token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.QUOTED_NAME;
    }
}
