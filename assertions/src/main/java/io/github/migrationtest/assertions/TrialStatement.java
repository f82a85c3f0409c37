package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is tried, and its parameters.
 *
 * @param claim the assertion that takes it, for messages
 * @param kind the engine that it is for
 * @param sql as it was given
 * @param parameters for its question marks
 */
record TrialStatement(String claim, DatabaseKind kind, String sql, List<@Nullable Object> parameters) {
    private static final Set<String> NOT_TAKEN_BACK = Set.of(
            "BEGIN",
            "START",
            "COMMIT",
            "END",
            "ROLLBACK",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "PREPARE",
            "PRAGMA",
            "ATTACH",
            "DETACH",
            "VACUUM",
            "USE",
            "LOCK",
            "UNLOCK",
            "XA");

    private static final Set<String> OF_ROWS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH", "VALUES", "TABLE");

    /**
     * @throws IllegalArgumentException if it is not one statement, or one that outlives a rollback
     */
    static TrialStatement of(String claim, DatabaseKind kind, String sql, List<@Nullable Object> parameters) {
        List<SqlToken> code = SqlLexer.code(kind, sql);
        if (code.isEmpty()) {
            throw new IllegalArgumentException(claim + "(...) takes a statement; this is empty: \"" + sql + "\"");
        }
        TrialStatement statement = new TrialStatement(claim, kind, sql, parameters);
        String verb = statement.verb();
        if (NOT_TAKEN_BACK.contains(verb)) {
            throw new IllegalArgumentException(
                    claim + "(...) takes back what it runs, and " + verb + " cannot be taken back: " + sql);
        }
        // Drivers run the first statement and say nothing about the others. A trigger's body holds semicolons.
        boolean several =
                code.subList(0, code.size() - 1).stream().anyMatch(token -> token.type() == SqlToken.Type.SEMICOLON);
        if (several && !verb.equals("CREATE")) {
            throw new IllegalArgumentException(claim + "(...) takes one statement; here are several: " + sql);
        }
        return statement;
    }

    /** Its first word. */
    String verb() {
        return code().stream()
                .filter(token -> !token.isSymbol("("))
                .findFirst()
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .orElse("");
    }

    /** Whether it touches nothing but rows. */
    boolean isOfRows() {
        return OF_ROWS.contains(verb());
    }

    /** The names in it, as far as words can be told from names. */
    Set<String> words() {
        return code().stream()
                .filter(token -> token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.QUOTED_NAME)
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The table whose rows it changes. */
    Optional<String> table() {
        List<SqlToken> code = code();
        for (int i = 0; i + 1 < code.size(); i++) {
            SqlToken token = code.get(i);
            if (token.is("into") || token.is("update") || token.is("from")) {
                int name = code.get(i + 1).is("only") && i + 2 < code.size() ? i + 2 : i + 1;
                boolean qualified = name + 2 < code.size() && code.get(name + 1).isSymbol(".");
                return Optional.of(code.get(qualified ? name + 2 : name).name());
            }
        }
        return Optional.empty();
    }

    /** Runs it, and gives the number of rows it changed. */
    int execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /** Gives a statement its parameters; one that is missing would be NULL without a word. */
    void bind(PreparedStatement statement) throws SQLException {
        int wanted = wanted(statement);
        if (wanted != parameters.size()) {
            throw new IllegalArgumentException(
                    claim + "(...) got " + parameters.size() + " of the " + wanted + " parameters of: " + sql);
        }
        for (int i = 0; i < wanted; i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    /** SQLite's driver is asked, for it knows more sorts of parameters; a server's would ask the server. */
    private int wanted(PreparedStatement statement) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? statement.getParameterMetaData().getParameterCount()
                : (int) code().stream().filter(token -> token.isSymbol("?")).count();
    }

    private List<SqlToken> code() {
        return SqlLexer.code(kind, sql);
    }

    UnmetExpectation describe(UnmetExpectation message, String verb) {
        message.to(verb, sql);
        return parameters.isEmpty()
                ? message
                : message.and(
                        "with parameters",
                        List.of(parameters.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
}
