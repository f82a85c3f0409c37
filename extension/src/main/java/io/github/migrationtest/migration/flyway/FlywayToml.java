package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code flyway.toml}: tables, dotted and quoted keys, texts, numbers, booleans and lists of them, which is all that Flyway's
 * settings are made of. Lists are joined by commas, as {@code flyway.conf} has them.
 */
final class FlywayToml {
    private final Path file;
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private FlywayToml(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static Map<String, String> read(Path file) {
        String text = ScriptFiles.read(file);
        FlywayToml reader = new FlywayToml(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        reader.read();
        return reader.values;
    }

    private void read() {
        String table = "";
        for (skip(); at < text.length(); skip()) {
            if (peek() == '[') {
                at++;
                table = key(']') + ".";
                expect(']');
            } else {
                String key = table + key('=');
                expect('=');
                blanks();
                if (values.putIfAbsent(key, value()) != null) {
                    throw wrong("says " + key + " twice");
                }
            }
            endOfLine();
        }
    }

    /** Key parts between dots, up to a character that is left. */
    private String key(char end) {
        List<String> parts = new ArrayList<>();
        do {
            blanks();
            if (peek() == '"' || peek() == '\'') {
                parts.add(quoted(peek()));
            } else {
                int start = at;
                while (at < text.length() && isBare(peek())) {
                    at++;
                }
                if (start == at) {
                    throw wrong("has no name where one belongs");
                }
                parts.add(text.substring(start, at));
            }
            blanks();
        } while (peek() == '.' && at++ >= 0);
        if (peek() != end) {
            throw wrong("has no " + end + " behind " + String.join(".", parts));
        }
        return String.join(".", parts);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private String value() {
        char first = peek();
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        if (first == '[') {
            return list();
        }
        int start = at;
        while (at < text.length() && ",]#\n\r".indexOf(peek()) < 0) {
            at++;
        }
        String bare = text.substring(start, at).strip();
        if (!bare.matches("true|false|[+-]?[0-9][0-9_.eE+:TZ-]*")) {
            throw wrong("has \"" + bare + "\", which is no value: put texts in quotes");
        }
        return bare;
    }

    private String list() {
        List<String> parts = new ArrayList<>();
        at++;
        for (skip(); peek() != ']'; skip()) {
            parts.add(value());
            skip();
            if (peek() == ',') {
                at++;
            } else if (peek() != ']') {
                throw wrong("has a list without its ]");
            }
        }
        at++;
        return String.join(",", parts);
    }

    private String quoted(char quote) {
        boolean whole = text.startsWith(String.valueOf(quote).repeat(3), at);
        String end = String.valueOf(quote).repeat(whole ? 3 : 1);
        at += end.length();
        if (whole && peek() == '\n') {
            at++;
        }
        StringBuilder result = new StringBuilder();
        while (!text.startsWith(end, at)) {
            if (at >= text.length() || !whole && peek() == '\n') {
                throw wrong("has a text without its " + end);
            }
            result.append(quote == '"' && peek() == '\\' ? escaped() : peek());
            at++;
        }
        at += end.length();
        return result.toString();
    }

    private char escaped() {
        at++;
        char escaped = peek();
        if (escaped == 'u' && at + 4 < text.length()) {
            String hex = text.substring(at + 1, at + 5);
            if (hex.matches("[0-9a-fA-F]{4}")) {
                at += 4;
                return (char) Integer.parseInt(hex, 16);
            }
        }
        int known = "btnfr\"\\".indexOf(escaped);
        if (known < 0) {
            throw wrong("has \\" + escaped + ", which TOML does not know");
        }
        return "\b\t\n\f\r\"\\".charAt(known);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("has no " + c + " where one belongs");
        }
        at++;
    }

    private void endOfLine() {
        blanks();
        if (at < text.length() && peek() != '\n' && peek() != '\r' && peek() != '#') {
            throw wrong("goes on behind a value");
        }
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** White space, line ends and comments. */
    private void skip() {
        while (at < text.length()) {
            if (peek() == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (!Character.isWhitespace(peek())) {
                return;
            } else {
                at++;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private MigrationFolderException wrong(String what) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new MigrationFolderException(
                "The configuration " + file + " " + what + " at line " + line + ". Correct the file.",
                file,
                line,
                null);
    }
}
