package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that MySQL's scripts write out as texts, to run one of them where it fits: {@code SET @s = IF(..., 'DROP INDEX i ON t',
 * 'SELECT 1'); PREPARE p FROM @s; EXECUTE p}. A text that is put together is read where all its parts are written out: {@code SET @t =
 * 't'; SET @s = CONCAT('DROP INDEX i ON ', @t)}.
 */
public final class PreparedTexts {
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*(?:alter|create|delete|drop|insert|rename|replace|truncate|update)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final Optional<String> unknown;

    /** The statements written out, by variables, with their sign, and by what is prepared from them. */
    private final Map<String, List<String>> texts = new HashMap<>();

    /** Variables that have one text, with their sign. */
    private final Map<String, String> values = new HashMap<>();

    /** What is put together of anything that is not written out says nothing. */
    public PreparedTexts() {
        this.unknown = Optional.empty();
    }

    private PreparedTexts(String unknown) {
        this.unknown = Optional.of(unknown);
    }

    /** For who looks for words, and takes what is there: a sign that is no name stands for all that is not written out. */
    public static PreparedTexts withGaps() {
        return new PreparedTexts("?");
    }

    /** What a statement writes out, each in one text, where it begins; what its variables are given is remembered. */
    public List<SqlToken> read(DatabaseKind kind, List<SqlToken> statement) {
        boolean mysqlLike = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        boolean gives = mysqlLike
                && !statement.isEmpty()
                && (statement.get(0).is("SET")
                        || statement.get(0).is("SELECT") && (has(statement, "INTO") || assigns(statement))
                        || statement.get(0).is("PREPARE")
                        || isImmediate(statement));
        if (!gives) {
            return List.of();
        }
        List<SqlToken> joined = joined(statement);
        List<SqlToken> written = has(joined, "CONCAT")
                ? List.of()
                : joined.stream()
                        .filter(token -> token.type() == SqlToken.Type.STRING
                                && STATEMENT.matcher(token.name()).matches())
                        .toList();
        remember(joined, written.stream().map(SqlToken::name).toList());
        return written;
    }

    private static boolean has(List<SqlToken> statement, String word) {
        return statement.stream().anyMatch(token -> token.is(word));
    }

    /** {@code SELECT @v := 'DROP ...'}. */
    private static boolean assigns(List<SqlToken> statement) {
        return statement.stream().anyMatch(token -> token.isSymbol(":="));
    }

    /** The words of a statement, and of those that it writes out. */
    public List<SqlToken> words(DatabaseKind kind, String sql) {
        List<SqlToken> words = new ArrayList<>(SqlLexer.code(kind, sql));
        read(kind, List.copyOf(words)).forEach(text -> words.addAll(SqlLexer.code(kind, text.name())));
        return words;
    }

    /** The same with one text for each that is put together of such as are known. */
    private List<SqlToken> joined(List<SqlToken> tokens) {
        List<SqlToken> joined = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            TokenCursor cursor = new TokenCursor(DatabaseKind.MYSQL, tokens);
            cursor.position = i + 1;
            Optional<String> text = token.is("CONCAT") && cursor.isSymbol("(")
                    ? concatenated(joined(cursor.inBrackets()))
                    : Optional.empty();
            if (text.isPresent()) {
                joined.add(written(token, text.get()));
                i = cursor.position - 1;
            } else {
                joined.add(isText(token) ? written(token, unescaped(token.name())) : token);
            }
        }
        return joined;
    }

    /** In MySQL's own mode a text may stand in double quotes too. */
    private static boolean isText(SqlToken token) {
        return token.type() == SqlToken.Type.STRING && token.text().startsWith("'") || token.isDoubleQuoted();
    }

    private static SqlToken written(SqlToken place, String text) {
        return new SqlToken(SqlToken.Type.STRING, "'" + text.replace("'", "''") + "'", place.start(), place.line());
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(match -> match.group(1).equals("n")
                        ? "\n"
                        : Matcher.quoteReplacement(match.group(1).equals("t") ? "\t" : match.group(1)));
    }

    private Optional<String> concatenated(List<SqlToken> arguments) {
        TokenCursor cursor = new TokenCursor(DatabaseKind.MYSQL, arguments);
        StringBuilder text = new StringBuilder();
        boolean more = true;
        while (more) {
            TokenCursor.Item part = cursor.item(Set.of());
            Optional<String> known = textOf(part.tokens()).or(() -> unknown);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            text.append(known.get());
            more = part.more();
        }
        return Optional.of(text.toString());
    }

    private Optional<String> textOf(List<SqlToken> value) {
        SqlToken.Type type =
                value.isEmpty() ? SqlToken.Type.SYMBOL : value.get(0).type();
        if (value.size() == 1 && (type == SqlToken.Type.STRING || type == SqlToken.Type.NUMBER)) {
            return Optional.of(value.get(0).name());
        }
        return value.size() == 2 ? Optional.ofNullable(values.get(variable(value, 0))) : Optional.empty();
    }

    private void remember(List<SqlToken> statement, List<String> written) {
        if (isImmediate(statement)) {
            return;
        }
        if (statement.get(0).is("PREPARE") && statement.size() > 2) {
            String last = variable(statement, statement.size() - 2);
            texts.put(Names.key(statement.get(1).name()), written.isEmpty() ? of(last) : written);
            return;
        }
        for (int i = 0; i + 1 < statement.size(); i++) {
            if (isGiven(statement, i)) {
                String variable = variable(statement, i);
                texts.put(variable, written);
                values.remove(variable);
                textOf(valueOf(statement, i)).ifPresent(text -> values.put(variable, text));
            }
        }
    }

    /** {@code SET @v =}, {@code @v :=}, {@code INTO @v}. */
    private static boolean isGiven(List<SqlToken> statement, int at) {
        return statement.get(at).isSymbol("@") && at > 0 && (isAssigned(statement, at) || isBehindInto(statement, at));
    }

    private static boolean isAssigned(List<SqlToken> statement, int at) {
        return at + 2 < statement.size()
                && (statement.get(at + 2).isSymbol(":=")
                        || statement.get(0).is("SET") && statement.get(at + 2).isSymbol("="));
    }

    private static boolean isBehindInto(List<SqlToken> statement, int at) {
        int into = at - 1;
        while (into > 1
                && statement.get(into).isSymbol(",")
                && statement.get(into - 2).isSymbol("@")) {
            into -= 3;
        }
        return statement.get(into).is("INTO");
    }

    /** What a variable is given as it stands; nothing where several are given something at once. */
    private static List<SqlToken> valueOf(List<SqlToken> statement, int at) {
        if (isAssigned(statement, at)) {
            TokenCursor cursor = new TokenCursor(DatabaseKind.MYSQL, statement);
            cursor.position = at + 3;
            return cursor.item(Set.of()).tokens();
        }
        boolean alone = statement.get(at - 1).is("INTO") && at + 2 == statement.size();
        return alone ? statement.subList(1, at - 1) : List.of();
    }

    private static String variable(List<SqlToken> statement, int at) {
        return statement.get(at).isSymbol("@") && at + 1 < statement.size()
                ? "@" + Names.key(statement.get(at + 1).name())
                : "";
    }

    /** MariaDB's {@code EXECUTE IMMEDIATE 'DROP ...'}. */
    private static boolean isImmediate(List<SqlToken> statement) {
        return statement.get(0).is("EXECUTE")
                && statement.size() > 2
                && statement.get(1).is("IMMEDIATE");
    }

    /** The texts of which {@code EXECUTE p} or {@code EXECUTE IMMEDIATE @s} runs one. */
    List<String> executedBy(DatabaseKind kind, List<SqlToken> statement) {
        List<String> written =
                read(kind, statement).stream().map(SqlToken::name).toList();
        String name = isImmediate(statement)
                ? variable(statement, 2)
                : statement.size() > 1 ? statement.get(1).name() : "";
        return written.isEmpty() ? of(name) : written;
    }

    /** The texts of which a variable or a prepared statement is one; none if it was put together of what nobody knows. */
    private List<String> of(String name) {
        return texts.getOrDefault(Names.key(name), List.of());
    }
}
