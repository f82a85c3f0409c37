package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.internal.sql.SqlMode;
import io.github.migrationtest.internal.sql.StatementCutter;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.Set;

/** A script for {@code sqlite3 -bail -batch}: where a statement may begin, a line that begins with a dot is a command of the shell's. */
final class Sqlite3Reader implements ScriptBuilder.Reader {
    private static final Set<String> ONLY_SHOW = Set.of(
            "bail",
            "changes",
            "databases",
            "dump",
            "echo",
            "eqp",
            "expert",
            "explain",
            "fullschema",
            "headers",
            "header",
            "help",
            "indexes",
            "indices",
            "limit",
            "lint",
            "mode",
            "nullvalue",
            "print",
            "progress",
            "prompt",
            "schema",
            "separator",
            "show",
            "stats",
            "tables",
            "timeout",
            "timer",
            "version",
            "width");

    private final ScriptBuilder script;

    Sqlite3Reader(ScriptBuilder script) {
        this.script = script;
    }

    @Override
    public void read(Path file, String text) {
        StatementCutter cutter = new StatementCutter(DatabaseKind.SQLITE, text);
        LineCounter lines = new LineCounter(text);
        for (int start = cutter.nextStart(); start < text.length(); start = cutter.nextStart()) {
            if (text.charAt(start) == '.' && (start == 0 || text.charAt(start - 1) == '\n')) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                String line = text.substring(start, end).strip();
                if (!command(file, lines.moveTo(start).line(), line)) {
                    return;
                }
                cutter.moveTo(end);
            } else {
                Cut cut = cutter.next(SqlMode.DEFAULT).orElseThrow();
                script.add(file, new SqlStatement(1, cut.line(), cut.column(), cut.sql(text)));
            }
        }
    }

    /** Follows a command; false ends the script. */
    private boolean command(Path file, int line, String text) {
        String[] words = text.substring(1).split("\\s+", 2);
        String name = words[0].toLowerCase(java.util.Locale.ROOT);
        String argument = words.length < 2 ? "" : words[1].strip();
        if (name.equals("quit") || name.equals("exit")) {
            if (!argument.isEmpty() && !argument.equals("0")) {
                throw ScriptBuilder.refusal(
                        file, line, "." + name + " " + argument + " ends the script as a failure. Take it out.");
            }
            return false;
        }
        if (name.equals("read")) {
            String path = unquoted(argument);
            if (path.startsWith("|")) {
                throw refused(file, line, ".read |");
            }
            script.include(file, line, ".read", path, false, this);
        } else if (name.equals("bail") && !argument.equals("on") && !argument.equals("yes") && !argument.equals("1")) {
            throw ScriptBuilder.refusal(
                    file,
                    line,
                    ".bail " + argument + " has sqlite3 go on after errors, which no rehearsal does. Take it out.");
        } else if (!ONLY_SHOW.contains(name)) {
            throw refused(file, line, "." + name);
        }
        return true;
    }

    private static ClientRefusal refused(Path file, int line, String command) {
        return ScriptBuilder.refusal(
                file,
                line,
                command
                        + " is a command of the sqlite3 shell that cannot run over JDBC. Write it as SQL, or leave it out.");
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("'") && text.endsWith("'") || text.startsWith("\"") && text.endsWith("\""));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
