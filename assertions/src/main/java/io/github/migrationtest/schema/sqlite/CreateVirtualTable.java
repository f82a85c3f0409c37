package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a {@code CREATE VIRTUAL TABLE} as {@code sqlite_schema} keeps it. */
final class CreateVirtualTable {
    private CreateVirtualTable() {}

    /** The module and its arguments, which only the module understands: they stay as they were written. */
    static String moduleOf(String sql) {
        TokenCursor cursor = new TokenCursor(SqlLexer.code(DatabaseKind.SQLITE, sql));
        cursor.until("using");
        cursor.next();
        String module = CanonicalSql.sqliteName(Names.key(cursor.next().name()));
        String arguments = cursor.peek().isSymbol("(")
                ? cursor.bracketedList().stream()
                        .map(CreateVirtualTable::asWritten)
                        .collect(Collectors.joining(", "))
                : "";
        return arguments.isEmpty() ? module : module + "(" + arguments + ")";
    }

    /** Blanks and comments between two tokens are one blank. */
    private static String asWritten(List<SqlToken> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            text.append(i > 0 && tokens.get(i - 1).end() < tokens.get(i).start() ? " " : "")
                    .append(tokens.get(i).text());
        }
        return text.toString();
    }
}
