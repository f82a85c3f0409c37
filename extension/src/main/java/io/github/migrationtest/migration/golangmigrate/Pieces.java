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

    /**
     * One piece.
     *
     * @param script its text, with its statements' places in that and their numbers in the file
     * @param line on which it begins in the file, from 1
     * @param column in which it begins there, from 1
     */
    record Piece(SqlScript script, int line, int column) {}

    /** In their order; those of blanks are left out. */
    static List<Piece> of(SqlScript script) {
        List<Piece> pieces = new ArrayList<>();
        String text = script.text();
        int number = 0;
        LineCounter lines = new LineCounter(text);
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon + 1;
            String piece = text.substring(start, end);
            if (!piece.isBlank()) {
                List<SqlStatement> statements = new ArrayList<>();
                for (SqlStatement statement : SqlScript.split(DatabaseKind.POSTGRESQL, Path.of(script.name()), piece)
                        .statements()) {
                    statements.add(statement.numbered(++number));
                }
                lines.moveTo(start);
                pieces.add(new Piece(
                        new SqlScript(script.name(), script.path(), piece, statements), lines.line(), lines.column()));
            }
            start = end;
        }
        return pieces;
    }
}
