package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bodies of triggers, routines and events as somebody wrote them.
 *
 * <p>{@code information_schema} prints them without the backslashes in texts, and with a question mark for each character beyond
 * the first 65,536: {@code 'it\'s'} is printed as {@code 'it's'} by MySQL, {@code 'a\\b'} as {@code 'a\b'} by both. MySQL
 * 8.0 also garbles a name with a backtick in it. {@code SHOW CREATE} alone has the original; it is asked where a text, a name in
 * backticks or a question mark is in the body.
 */
final class OriginalBody {
    private static final Pattern CHECK_OPTION = Pattern.compile("\\s+WITH (?:CASCADED|LOCAL) CHECK OPTION$");

    private final Queries queries;

    OriginalBody(Queries queries) {
        this.queries = queries;
    }

    /**
     * The body as it was written, or what the catalog prints where that is the same or this account may see no more.
     *
     * @param type in upper case: {@code TRIGGER}
     */
    String of(String type, String name, String printed) {
        if (printed.chars().noneMatch(c -> "'\"\\?`".indexOf(c) >= 0)) {
            return printed;
        }
        int column = type.equals("EVENT") ? 4 : 3;
        try {
            return queries.show("show create " + type + " " + Queries.quoted(name), row -> row.text(column)).stream()
                    .findFirst()
                    .flatMap(statement -> bodyOf(queries.kind, type, statement))
                    .orElse(printed);
        } catch (SQLException e) {
            // Dropped meanwhile, or not for this account.
            return printed;
        }
    }

    /** The query of a view; none if this account may not see it. */
    static Optional<String> ofView(Queries queries, String name) {
        try {
            return queries.show("show create view " + Queries.quoted(name), row -> row.text(2)).stream()
                    .findFirst()
                    .flatMap(statement -> bodyOf(queries.kind, "VIEW", statement))
                    .map(query -> CHECK_OPTION.matcher(query).replaceFirst(""));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    static Optional<String> bodyOf(DatabaseKind kind, String type, String statement) {
        List<SqlToken> tokens = SqlLexer.tokens(kind, statement);
        int start =
                switch (type) {
                    case "TRIGGER" -> startOfTrigger(tokens);
                    case "EVENT" -> startBehind(tokens, "do");
                    case "VIEW" -> startBehind(tokens, "as");
                    default -> startOfRoutine(tokens, statement);
                };
        return start < 0 ? Optional.empty() : Optional.of(statement.substring(start));
    }

    private static int startOfTrigger(List<SqlToken> tokens) {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("for")
                    && tokens.get(i + 1).is("each")
                    && tokens.get(i + 2).is("row")) {
                boolean ordered =
                        tokens.get(i + 3).is("follows") || tokens.get(i + 3).is("precedes");
                int next = i + (ordered ? 5 : 3);
                return next < tokens.size() ? tokens.get(next).start() : -1;
            }
        }
        return -1;
    }

    private static int startBehind(List<SqlToken> tokens, String word) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return tokens.get(i + 1).start();
            }
        }
        return -1;
    }

    /** The server prints what is said of a routine in lines that are indented, then the body at the start of a line. */
    private static int startOfRoutine(List<SqlToken> tokens, String statement) {
        int depth = 0;
        boolean behindArguments = false;
        for (SqlToken token : tokens) {
            if (behindArguments && statement.charAt(token.start() - 1) == '\n') {
                return token.start();
            }
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
                behindArguments |= depth == 0;
            }
        }
        return -1;
    }
}
