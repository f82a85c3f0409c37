package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The statements that MySQL's scripts write out as texts, to run one of them where it fits: {@code SET @s = IF(..., 'DROP INDEX i ON t',
 * 'SELECT 1'); PREPARE p FROM @s; EXECUTE p}.
 */
public final class PreparedTexts {
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*(?:alter|create|delete|drop|insert|rename|replace|truncate|update)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** By variables, with their sign, and by what is prepared from them. */
    private final Map<String, List<String>> texts = new HashMap<>();

    /** What a statement writes out; nothing where it puts a text together. */
    static List<String> in(DatabaseKind kind, List<SqlToken> statement) {
        return literals(kind, statement).stream().map(SqlToken::name).toList();
    }

    /** The same where they stand. */
    public static List<SqlToken> literals(DatabaseKind kind, List<SqlToken> statement) {
        boolean mysqlLike = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        boolean writes = mysqlLike
                && !statement.isEmpty()
                && (statement.get(0).is("SET")
                        || statement.get(0).is("SELECT") && has(statement, "INTO")
                        || statement.get(0).is("PREPARE"))
                && !has(statement, "CONCAT");
        return writes
                ? statement.stream()
                        .filter(token -> token.type() == SqlToken.Type.STRING
                                && STATEMENT.matcher(token.name()).matches())
                        .toList()
                : List.of();
    }

    private static boolean has(List<SqlToken> statement, String word) {
        return statement.stream().anyMatch(token -> token.is(word));
    }

    /** The words of a statement, and of those that it writes out. */
    public static List<SqlToken> words(DatabaseKind kind, String sql) {
        List<SqlToken> words = new ArrayList<>(SqlLexer.code(kind, sql));
        in(kind, List.copyOf(words)).forEach(text -> words.addAll(SqlLexer.code(kind, text)));
        return words;
    }

    /** Remembers what a variable or a prepared statement is given. */
    void read(DatabaseKind kind, List<SqlToken> statement) {
        List<String> written = in(kind, statement);
        if (statement.get(0).is("PREPARE") && statement.size() > 2) {
            String last = variable(statement, statement.size() - 2);
            texts.put(Names.key(statement.get(1).name()), written.isEmpty() ? of(last) : written);
        } else {
            for (int i = 0; i + 1 < statement.size(); i++) {
                if (isGiven(statement, i)) {
                    texts.put(variable(statement, i), written);
                }
            }
        }
    }

    /** {@code SET @v =}, {@code INTO @v}. */
    private static boolean isGiven(List<SqlToken> statement, int at) {
        return statement.get(at).isSymbol("@")
                && at > 0
                && (statement.get(at - 1).is("INTO")
                        || statement.get(0).is("SET")
                                && at + 2 < statement.size()
                                && (statement.get(at + 2).isSymbol("=")
                                        || statement.get(at + 2).isSymbol(":=")));
    }

    private static String variable(List<SqlToken> statement, int at) {
        return statement.get(at).isSymbol("@")
                ? "@" + Names.key(statement.get(at + 1).name())
                : "";
    }

    /** The texts of which a variable or a prepared statement is one; none if it was put together. */
    List<String> of(String name) {
        return texts.getOrDefault(Names.key(name), List.of());
    }
}
