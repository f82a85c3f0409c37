package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.ClientSyntax;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/** The code of a script, as the server would read it. */
final class Code {
    private Code() {}

    /** What stands between semicolons; the offsets of tokens are those in the text. */
    static List<Clause> of(DatabaseKind kind, String text) {
        List<Clause> clauses = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        // Anything may stand in the rows behind a COPY ... FROM STDIN, which only a tool that sends them has.
        ClientSyntax syntax = kind == DatabaseKind.POSTGRESQL ? ClientSyntax.PSQL : ClientSyntax.NONE;
        for (SqlToken token : SqlLexer.code(kind, text, syntax)) {
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

    /** MySQL executes what stands in {@code /*!50003 ... *}{@code /}, whose ends are tokens of their own. */
    private static boolean isEndOfExecutableComment(SqlToken token) {
        return token.type() == SqlToken.Type.SYMBOL
                && (token.text().startsWith("/*") || token.text().equals("*/"));
    }
}
