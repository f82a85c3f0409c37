package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gathers what a client's script sends, while the client's reader walks through it and what it includes. */
final class ScriptBuilder {
    private static final int DEEPEST = 16;

    private final DatabaseKind kind;
    private final ToolOptions options;
    private final Path directory;
    private final List<ClientScript.Piece> pieces = new ArrayList<>();
    private final List<SqlStatement> statements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Path> open = new ArrayDeque<>();

    /**
     * One script.
     *
     * @param directory where the client is run, for the names of included files
     */
    ScriptBuilder(DatabaseKind kind, ToolOptions options, Path directory) {
        this.kind = kind;
        this.options = options;
        this.directory = directory;
    }

    DatabaseKind kind() {
        return kind;
    }

    /** A client's own reader of a text. */
    @FunctionalInterface
    interface Reader {
        void read(Path file, String text);
    }

    ClientScript build(Path file, Reader reader) {
        enter(file, reader);
        String name = String.valueOf(file.getFileName());
        return new ClientScript(
                new SqlScript(name, Optional.of(file), text.toString(), statements), pieces, Optional.empty());
    }

    /** Reads a file that a script includes, by its name in there. */
    void include(Path from, int line, String command, String name, boolean besideIt, Reader reader) {
        Path file;
        try {
            Path base = besideIt ? from.toAbsolutePath().resolveSibling(name) : directory.resolve(name);
            file = base.normalize();
        } catch (InvalidPathException e) {
            throw refusal(from, line, command + " names what can be no file: " + e.getReason() + ". Correct the name.");
        }
        if (!Files.isRegularFile(file)) {
            throw refusal(
                    from, line, command + " names " + name + ", which is no file (" + file + "). Correct the name.");
        }
        if (open.size() >= DEEPEST || open.contains(file)) {
            throw refusal(from, line, command + " includes " + name + ", which is being read already.");
        }
        enter(file, reader);
    }

    private void enter(Path file, Reader reader) {
        Path known = file.toAbsolutePath().normalize();
        String whole = ScriptFiles.read(file, kind);
        // All three clients step over a byte order mark.
        String read = options.replacedIn(whole.startsWith("\uFEFF") ? whole.substring(1) : whole);
        open.push(known);
        reader.read(file, read);
        open.pop();
    }

    /** Takes the statements of a part of a file that begins with a line. */
    void add(Path file, int line, String sql) {
        for (SqlStatement statement : SqlScript.split(kind, file, sql).statements()) {
            add(file, statement.within(line, 1));
        }
    }

    /** Takes one statement, and gives it its number. */
    void add(Path file, SqlStatement unnumbered) {
        SqlStatement statement = unnumbered.numbered(statements.size() + 1);
        String sql = statement.sql();
        statements.add(statement);
        text.append(sql).append(";\n");
        SqlScript in = new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), sql, List.of(statement));
        pieces.add(new ClientScript.Piece(in, statement));
    }

    static ClientRefusal refusal(Path file, int line, String message) {
        return new ClientRefusal(file, line, message);
    }
}
