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
import java.util.function.Function;

/** Gathers what a client's script sends, while the client's reader walks through it and what it includes. */
final class ScriptBuilder {
    private static final int DEEPEST = 16;
    private static final String END = ";\n";

    private final DatabaseKind kind;
    private final ToolOptions options;
    private final Path directory;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
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

    /** Which file the statements from one on stand in. */
    private record Start(Path file, int statement) {}

    DatabaseKind kind() {
        return kind;
    }

    /** A client's own reader of a text. */
    @FunctionalInterface
    interface Reader {
        void read(Path file, String text);
    }

    /**
     * Reads a script whole.
     *
     * @param names what the files are called
     */
    ClientScript build(Path file, Function<Path, String> names, Reader reader) {
        Optional<String> stop = Optional.empty();
        try {
            enter(file, reader);
        } catch (ClientStop e) {
            stop = Optional.of(String.valueOf(e.getMessage()));
        }
        SqlScript whole = new SqlScript(names.apply(file), Optional.of(file), text(), statements);
        List<SqlScript> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1).statement() : statements.size();
            Path in = starts.get(i).file();
            parts.add(new SqlScript(
                    names.apply(in),
                    Optional.of(in),
                    whole.text(),
                    whole.statements().subList(starts.get(i).statement(), end)));
        }
        return new ClientScript(whole, parts, stop, Optional.empty());
    }

    /** What is sent; written last, when the files' own texts are gone. */
    private String text() {
        int length = statements.stream()
                .mapToInt(statement -> statement.sql().length() + END.length())
                .sum();
        StringBuilder text = new StringBuilder(length);
        statements.forEach(statement -> text.append(statement.sql()).append(END));
        return text.toString();
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
            throw new ClientStop(
                    from,
                    line,
                    name.isEmpty()
                            ? command + " names no file. Name one."
                            : command + " names " + name + ", which is no file (" + file + "). Correct the name.");
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
        if (starts.isEmpty() || !starts.get(starts.size() - 1).file().equals(file)) {
            starts.add(new Start(file, statements.size()));
        }
        statements.add(unnumbered.numbered(statements.size() + 1));
    }

    static ClientRefusal refusal(Path file, int line, String message) {
        return new ClientRefusal(file, line, message);
    }
}
