package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements of a block: {@code DO $$ ... $$}, the body of a function or of a trigger. */
final class BlockReader {
    private static final Set<String> BEFORE_STATEMENT =
            Set.of("begin", "then", "else", "loop", "repeat", "do", "atomic");

    private BlockReader() {}

    /** The statements of a block whose text may be in quotes. */
    static void read(DatabaseKind kind, List<SqlToken> tokens, TableFates fates) {
        for (SqlToken token : tokens) {
            if (token.type() == SqlToken.Type.STRING) {
                statements(kind, SqlLexer.code(kind, inner(token)), fates);
                return;
            }
        }
        statements(kind, tokens, fates);
    }

    /** The text in quotes, without them. */
    static String inner(SqlToken token) {
        String text = token.text();
        if (text.startsWith("$")) {
            int tag = text.indexOf('$', 1) + 1;
            return text.length() >= 2 * tag ? text.substring(tag, text.length() - tag) : "";
        }
        int quote = text.indexOf('\'');
        return quote < 0 || text.length() < quote + 2
                ? ""
                : text.substring(quote + 1, text.length() - 1).replace("''", "'");
    }

    /** The statements of a block. */
    static void statements(DatabaseKind kind, List<SqlToken> tokens, TableFates fates) {
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : tokens) {
            boolean ends = token.type() == SqlToken.Type.SEMICOLON;
            // The THEN of a CASE or of a MERGE stands in a statement, that of an IF before one.
            boolean starts = token.type() == SqlToken.Type.WORD
                    && BEFORE_STATEMENT.contains(TokenCursor.lower(token))
                    && !isInStatement(statement);
            if (ends || starts) {
                read(kind, statement, fates, ends);
                statement = new ArrayList<>();
            } else {
                statement.add(token);
            }
        }
        read(kind, statement, fates, true);
    }

    private static boolean isInStatement(List<SqlToken> statement) {
        return !statement.isEmpty()
                && statement.get(0).type() == SqlToken.Type.WORD
                && Set.of(
                                "insert",
                                "update",
                                "delete",
                                "merge",
                                "replace",
                                "with",
                                "select",
                                "create",
                                "alter",
                                "truncate")
                        .contains(TokenCursor.lower(statement.get(0)));
    }

    private static void read(DatabaseKind kind, List<SqlToken> statement, TableFates fates, boolean whole) {
        if (whole
                && !statement.isEmpty()
                && !statement.get(0).is("do")
                && !statement.get(0).is("begin")) {
            new IntentReader(kind, List.copyOf(statement), fates).statement();
        }
    }
}
