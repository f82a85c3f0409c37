package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drizzle's files: cut at markers and nowhere else (drizzle-orm, {@code src/migrator.ts}). */
final class DrizzleScript {
    static final String BREAKPOINT = "--> statement-breakpoint";

    private DrizzleScript() {}

    /** The script of a migration; every piece between two markers is what the driver gets, unread and untrimmed. */
    static SqlScript up(DatabaseKind kind, Path file, ToolOptions options) {
        String text = options.replacedIn(read(file));
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, pieces(kind, text));
    }

    /** A rollback script: cut at markers if it has any, else at the ends of its statements. */
    static SqlScript down(DatabaseKind kind, Path file, ToolOptions options) {
        String text = options.replacedIn(read(file));
        if (!text.contains(BREAKPOINT)) {
            return SqlScript.split(kind, file, text);
        }
        List<SqlStatement> statements = pieces(kind, text).stream()
                .filter(piece -> !code(kind, piece.sql()).isEmpty())
                .toList();
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, statements);
    }

    private static List<SqlStatement> pieces(DatabaseKind kind, String text) {
        List<SqlStatement> statements = new ArrayList<>();
        LineCounter lines = new LineCounter(text);
        int start = 0;
        while (start >= 0) {
            int marker = text.indexOf(BREAKPOINT, start);
            String piece = marker < 0 ? text.substring(start) : text.substring(start, marker);
            lines.moveTo(start + blanks(kind, piece));
            statements.add(new SqlStatement(statements.size() + 1, lines.line(), lines.column(), piece));
            start = marker < 0 ? -1 : marker + BREAKPOINT.length();
        }
        return statements;
    }

    /** How much of a piece comes before its statement, or before its comment if it has no more. */
    private static int blanks(DatabaseKind kind, String piece) {
        return SqlLexer.stream(kind, piece)
                .mapToInt(SqlToken::start)
                .findFirst()
                .orElseGet(() -> SqlLexer.tokens(kind, piece).stream()
                        .mapToInt(SqlToken::start)
                        .findFirst()
                        .orElse(piece.length()));
    }

    static List<SqlToken> code(DatabaseKind kind, String sql) {
        return SqlLexer.code(kind, sql);
    }

    /** As Node reads it: what is no UTF-8 becomes a replacement character, in the hash too. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MigrationFolderException("The script " + file + " cannot be read: " + e.getMessage(), file, 0, e);
        }
    }

    /** The hash that the history keeps of a script: of its file, whatever is replaced in it before it runs. */
    static String hash(Path file) {
        return Sha256.of(read(file));
    }
}
