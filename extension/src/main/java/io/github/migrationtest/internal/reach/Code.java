package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of a script, as the server would read it. */
final class Code {
    /** What MySQL executes of what looks like a comment: {@code /*!50003 CREATE ... *}{@code /}. */
    private static final Pattern EXECUTED = Pattern.compile("^/\\*M?!\\d*|\\*/$");

    /** Rows behind {@code COPY ... FROM STDIN}, in which anything may stand. */
    private static final Pattern COPY_DATA = Pattern.compile(
            "(?is)(?<=^|[\\n;])(\\s*COPY\\b[^;]*\\bFROM\\s+STDIN\\b[^;]*;[^\\n]*\\n)(.*?\\n\\\\\\.|.*$)");

    private Code() {}

    /** What stands between semicolons; the offsets of tokens are those in the text. */
    static List<Clause> of(DatabaseKind kind, String text) {
        List<Clause> clauses = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        for (SqlToken token : SqlLexer.code(kind, readable(kind, text))) {
            if (token.type() == SqlToken.Type.SEMICOLON) {
                end(current, clauses);
            } else {
                current.add(token);
            }
        }
        end(current, clauses);
        return clauses;
    }

    private static void end(List<SqlToken> current, List<Clause> clauses) {
        if (!current.isEmpty()) {
            clauses.add(new Clause(List.copyOf(current)));
            current.clear();
        }
    }

    private static String readable(DatabaseKind kind, String text) {
        return switch (kind) {
            case MYSQL, MARIADB -> text.contains("/*") ? executed(kind, text) : text;
            case POSTGRESQL ->
                text.contains("\\.")
                        ? COPY_DATA
                                .matcher(text)
                                .replaceAll(copy -> Matcher.quoteReplacement(copy.group(1) + blank(copy.group(2))))
                        : text;
            case SQLITE -> text;
        };
    }

    private static String executed(DatabaseKind kind, String text) {
        StringBuilder result = new StringBuilder(text);
        for (SqlToken token : SqlLexer.tokens(kind, text)) {
            if (token.type() == SqlToken.Type.COMMENT
                    && (token.text().startsWith("/*!") || token.text().startsWith("/*M!"))) {
                result.replace(
                        token.start(),
                        token.end(),
                        EXECUTED.matcher(token.text()).replaceAll(marker -> blank(marker.group())));
            }
        }
        return result.toString();
    }

    /** As long, and as many lines. */
    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
