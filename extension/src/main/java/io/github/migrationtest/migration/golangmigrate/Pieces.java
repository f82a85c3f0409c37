package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code x-multi-statement} makes of a file: a piece up to each semicolon, wherever that stands ({@code database/multistmt}). */
final class Pieces {
    private static final int DEFAULT_LIMIT = 10 << 20;

    /** The scanner's first buffer, {@code StartBufSize}: what fits into that is never too long. */
    private static final int SMALLEST_LIMIT = 4096;

    private Pieces() {}

    /**
     * One piece.
     *
     * @param script its text, with its statements' places in that and their numbers in the file
     * @param number of its first statement in the file, from 1
     * @param line on which it begins in the file, from 1
     * @param column in which it begins there, from 1
     * @param isTooLong whether the scanner stops at it
     */
    record Piece(SqlScript script, int number, int line, int column, boolean isTooLong) {}

    /** How many bytes a piece may have, where so many were said. */
    static int limit(int said) {
        return said <= 0 ? DEFAULT_LIMIT : Math.max(said, SMALLEST_LIMIT);
    }

    /** In their order, up to the first that is too long; those of blanks are left out. */
    static List<Piece> of(SqlScript script, int limit) {
        List<Piece> pieces = new ArrayList<>();
        String text = script.text();
        int number = 0;
        LineCounter lines = new LineCounter(text);
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon + 1;
            String piece = text.substring(start, end);
            // A piece without an end fills the buffer before the end of the file is seen.
            int bytes = bytes(piece, limit) + (semicolon < 0 ? 1 : 0);
            if (bytes > limit) {
                lines.moveTo(start);
                pieces.add(new Piece(
                        new SqlScript(script.name(), script.path(), piece, List.of()),
                        number + 1,
                        lines.line(),
                        lines.column(),
                        true));
                return pieces;
            }
            if (!piece.isBlank()) {
                int first = number + 1;
                List<SqlStatement> statements = new ArrayList<>();
                for (SqlStatement statement : SqlScript.split(DatabaseKind.POSTGRESQL, Path.of(script.name()), piece)
                        .statements()) {
                    statements.add(statement.numbered(++number));
                }
                lines.moveTo(start);
                pieces.add(new Piece(
                        new SqlScript(script.name(), script.path(), piece, statements),
                        first,
                        lines.line(),
                        lines.column(),
                        false));
            }
            start = end;
        }
        return pieces;
    }

    private static int bytes(String piece, int limit) {
        return piece.length() > limit ? piece.length() : piece.getBytes(StandardCharsets.UTF_8).length;
    }
}
