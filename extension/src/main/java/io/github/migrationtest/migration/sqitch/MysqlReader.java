package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A script for the {@code mysql} client: {@code DELIMITER}, {@code source}, and statements cut at the delimiter of the moment. */
final class MysqlReader implements ScriptBuilder.Reader {
    private final ScriptBuilder script;
    private String delimiter = ";";

    MysqlReader(ScriptBuilder script) {
        this.script = script;
    }

    @Override
    public void read(Path file, String text) {
        StringBuilder sql = new StringBuilder();
        int line = 1;
        int first = 1;
        boolean lineStart = true;
        for (int i = 0; i < text.length(); ) {
            if (lineStart && sql.toString().isBlank()) {
                int end = text.indexOf('\n', i);
                String whole = text.substring(i, end < 0 ? text.length() : end).strip();
                if (command(file, line, whole)) {
                    i = end < 0 ? text.length() : end;
                    lineStart = false;
                    continue;
                }
            }
            lineStart = false;
            if (text.startsWith(delimiter, i)) {
                add(file, first, sql);
                i += delimiter.length();
                continue;
            }
            int end = endOfPart(text, i);
            if (sql.toString().isBlank() && !isComment(text, i) && !Character.isWhitespace(text.charAt(i))) {
                sql.setLength(0);
                first = line;
            }
            boolean dropped = isComment(text, i) && sql.toString().isBlank() && !text.startsWith("/*!", i);
            if (!dropped) {
                sql.append(text, i, end);
            }
            for (int j = i; j < end; j++) {
                line += text.charAt(j) == '\n' ? 1 : 0;
            }
            lineStart = text.charAt(end - 1) == '\n';
            i = end;
        }
        add(file, first, sql);
    }

    private void add(Path file, int line, StringBuilder sql) {
        if (!sql.toString().isBlank()) {
            script.add(file, line, sql.toString().strip(), Optional.empty());
        }
        sql.setLength(0);
    }

    private static boolean isComment(String text, int at) {
        return text.charAt(at) == '#' || text.startsWith("/*", at) || isDashes(text, at);
    }

    private static boolean isDashes(String text, int at) {
        return text.startsWith("--", at) && (at + 2 >= text.length() || Character.isWhitespace(text.charAt(at + 2)));
    }

    private static int endOfPart(String text, int at) {
        char c = text.charAt(at);
        if (c == '#' || isDashes(text, at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        if (c == '\'' || c == '"' || c == '`') {
            for (int i = at + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\' && c != '`') {
                    i++;
                } else if (text.charAt(i) == c) {
                    return i + 1;
                }
            }
            return text.length();
        }
        return at + 1;
    }

    private boolean command(Path file, int line, String text) {
        String[] words = text.split("\\s+", 2);
        String name = words[0].toLowerCase(Locale.ROOT);
        String argument = words.length < 2 ? "" : words[1].strip();
        switch (name) {
            case "delimiter" -> {
                if (argument.isEmpty()) {
                    throw ScriptBuilder.refusal(file, line, "DELIMITER must be followed by a delimiter. Write one.");
                }
                delimiter = argument.split("\\s+")[0];
            }
            case "source", "\\." -> {
                String path = argument.endsWith(";")
                        ? argument.substring(0, argument.length() - 1).strip()
                        : argument;
                script.include(file, line, words[0], path, false, this);
            }
            case "tee", "notee", "pager", "nopager", "warnings", "nowarning", "prompt", "print", "status" -> {}
            case "connect", "system", "\\!", "edit", "ego", "quit", "exit", "resetconnection", "\\u", "\\r" ->
                throw ScriptBuilder.refusal(
                        file,
                        line,
                        words[0]
                                + " is a command of the mysql client that cannot run over JDBC. Write it as SQL, or leave it"
                                + " out.");
            default -> {
                return false;
            }
        }
        return true;
    }
}
