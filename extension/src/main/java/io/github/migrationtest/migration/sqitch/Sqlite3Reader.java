package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.internal.sql.StatementCutter;
import java.nio.file.Path;
import java.util.List;
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
        StringBuilder pending = new StringBuilder();
        int start = 1;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith(".") && isComplete(pending.toString())) {
                script.add(file, start, pending.toString());
                pending.setLength(0);
                if (!command(file, number, line.strip())) {
                    return;
                }
                start = number + 1;
            } else {
                pending.append(line).append('\n');
            }
        }
        script.add(file, start, pending.toString());
    }

    private static boolean isComplete(String text) {
        List<StatementCutter.Cut> cuts = StatementCutter.statements(DatabaseKind.SQLITE, text);
        boolean closed = cuts.isEmpty() || cuts.get(cuts.size() - 1).semicolon() >= 0;
        return closed && !isOpenComment(text);
    }

    private static boolean isOpenComment(String text) {
        List<SqlToken> tokens = io.github.migrationtest.internal.sql.SqlLexer.tokens(DatabaseKind.SQLITE, text);
        SqlToken last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null
                && last.type() == SqlToken.Type.COMMENT
                && last.text().startsWith("/*")
                && !(last.text().length() >= 4 && last.text().endsWith("*/"));
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
