package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drizzle's files: cut at markers and nowhere else (drizzle-orm, {@code src/migrator.ts}). */
final class DrizzleScript {
    static final String BREAKPOINT = "--> statement-breakpoint";

    private DrizzleScript() {}

    /** The script of a journal entry; every piece between two markers is what the driver gets, unread and untrimmed. */
    static SqlScript up(Path file) {
        String text = read(file);
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, pieces(text));
    }

    /** A rollback script: cut at markers if it has any, else at the ends of its statements. */
    static SqlScript down(Path file) {
        String text = read(file);
        if (!text.contains(BREAKPOINT)) {
            return SqlScript.split(file, text);
        }
        List<SqlStatement> statements = pieces(text).stream()
                .filter(piece -> !code(piece.sql()).isEmpty())
                .toList();
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, statements);
    }

    private static List<SqlStatement> pieces(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        int line = 1;
        int start = 0;
        while (start >= 0) {
            int marker = text.indexOf(BREAKPOINT, start);
            String piece = marker < 0 ? text.substring(start) : text.substring(start, marker);
            int lines = (int) piece.chars().filter(c -> c == '\n').count();
            statements.add(new SqlStatement(statements.size() + 1, line + blankLines(piece, lines), piece));
            line += lines;
            start = marker < 0 ? -1 : marker + BREAKPOINT.length();
        }
        return statements;
    }

    /** How many lines of a piece come before its statement, or before its comment if it has no more. */
    private static int blankLines(String piece, int lines) {
        return Stream.of(code(piece), SqlLexer.tokens(DatabaseKind.SQLITE, piece))
                .filter(tokens -> !tokens.isEmpty())
                .mapToInt(tokens -> tokens.get(0).line() - 1)
                .findFirst()
                .orElse(lines);
    }

    static List<SqlToken> code(String sql) {
        return SqlLexer.code(DatabaseKind.SQLITE, sql);
    }

    /** As Node reads it: what is no UTF-8 becomes a replacement character, in the hash too. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MigrationFolderException("The script " + file + " cannot be read: " + e.getMessage(), file, 0, e);
        }
    }

    /** The hash that the history keeps of a script. */
    static String hash(String text) {
        return Sha256.of(text);
    }
}
