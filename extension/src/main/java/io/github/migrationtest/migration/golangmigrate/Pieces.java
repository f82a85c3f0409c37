package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code x-multi-statement} makes of a file: a piece up to each semicolon, wherever that stands ({@code database/multistmt}). */
final class Pieces {
    private Pieces() {}

    /** Each behind as many empty lines as stand before it in the file, so that lines are the file's; those of blanks are left out. */
    static List<SqlScript> of(SqlScript script) {
        List<SqlScript> pieces = new ArrayList<>();
        String text = script.text();
        int number = 0;
        LineCounter lines = new LineCounter(text);
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon + 1;
            String piece = text.substring(start, end);
            if (!piece.isBlank()) {
                String onItsLine = "\n".repeat(lines.moveTo(start).line() - 1) + piece;
                List<SqlStatement> statements = new ArrayList<>();
                for (SqlStatement statement : SqlScript.split(DatabaseKind.POSTGRESQL, Path.of(script.name()), piece)
                        .statements()) {
                    statements.add(
                            statement.within(lines.line(), lines.column()).numbered(++number));
                }
                pieces.add(new SqlScript(script.name(), script.path(), onItsLine, statements));
            }
            start = end;
        }
        return pieces;
    }
}
