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
            } else if (!isEndOfExecutableComment(token)) {
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
        return kind == DatabaseKind.POSTGRESQL && text.contains("\\.")
                ? COPY_DATA
                        .matcher(text)
                        .replaceAll(copy -> Matcher.quoteReplacement(copy.group(1) + blank(copy.group(2))))
                : text;
    }

    /** MySQL executes what stands in {@code /*!50003 ... *}{@code /}, whose ends are tokens of their own. */
    private static boolean isEndOfExecutableComment(SqlToken token) {
        return token.type() == SqlToken.Type.SYMBOL
                && (token.text().startsWith("/*") || token.text().equals("*/"));
    }

    /** As long, and as many lines. */
    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
