package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement that can be taken back, and its parameters.
 *
 * @param claim the assertion that takes it, for messages
 * @param sql as it was given
 * @param parameters for its question marks
 */
record TrialStatement(String claim, String sql, List<@Nullable Object> parameters) {
    private static final Set<String> NOT_TAKEN_BACK = Set.of(
            "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "ATTACH", "DETACH", "VACUUM");

    /**
     * @throws IllegalArgumentException if it is not one statement, or one that outlives a rollback
     */
    static TrialStatement of(String claim, DatabaseKind kind, String sql, List<@Nullable Object> parameters) {
        List<SqlToken> code = SqlLexer.code(kind, sql);
        if (code.isEmpty()) {
            throw new IllegalArgumentException(claim + "(...) takes a statement; this is empty: \"" + sql + "\"");
        }
        String verb = code.get(0).text().toUpperCase(Locale.ROOT);
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
        return new TrialStatement(claim, sql, parameters);
    }

    /** Runs it, and gives the number of rows it changed. */
    int execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // A missing parameter would be NULL without a word.
            int wanted = statement.getParameterMetaData().getParameterCount();
            if (wanted != parameters.size()) {
                throw new IllegalArgumentException(
                        claim + "(...) got " + parameters.size() + " of the " + wanted + " parameters of: " + sql);
            }
            for (int i = 0; i < wanted; i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
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
