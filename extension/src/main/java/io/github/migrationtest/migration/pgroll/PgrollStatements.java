package io.github.migrationtest.migration.pgroll;

import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.migration.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a file of operations: what stands behind {@code up} and {@code down}, statements of {@code sql} operations and
 * expressions of the others. pgroll sends them; here they are only looked through for what reaches beyond the database.
 */
final class PgrollStatements {
    private static final Pattern JSON = Pattern.compile("\"(up|down)\"\\s*:\\s*\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
    private static final Pattern YAML = Pattern.compile("(\\s*(?:-\\s+)?)[\"']?(up|down)[\"']?\\s*:\\s*(.*)");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]*\\s*(?:#.*)?");

    private final String wanted;
    private final List<SqlStatement> found = new ArrayList<>();

    private PgrollStatements(String wanted) {
        this.wanted = wanted;
    }

    /** @param wanted {@code up} or {@code down} */
    static List<SqlStatement> of(String name, String text, String wanted) {
        PgrollStatements statements = new PgrollStatements(wanted);
        if (name.endsWith(".json")) {
            statements.ofJson(text);
        } else {
            statements.ofYaml(text.split("\r\n|\n", -1));
        }
        return List.copyOf(statements.found);
    }

    private void ofJson(String text) {
        Matcher key = JSON.matcher(text);
        LineCounter lines = new LineCounter(text);
        while (key.find()) {
            int end = key.end();
            while (end < text.length() && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            String value = text.substring(key.end(), Math.min(end, text.length()));
            lines.moveTo(key.start());
            add(
                    key.group(1),
                    lines.line(),
                    lines.column(),
                    ESCAPE.matcher(value)
                            .replaceAll(
                                    escape -> Matcher.quoteReplacement(unescaped(escape.group(1), escape.group(2)))));
        }
    }

    private static String unescaped(@Nullable String unicode, @Nullable String plain) {
        if (unicode != null) {
            return String.valueOf((char) Integer.parseInt(unicode, 16));
        }
        return switch (String.valueOf(plain)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "b", "f" -> " ";
            default -> String.valueOf(plain);
        };
    }

    /** A value goes on in the lines that are indented deeper than its key. */
    private void ofYaml(String[] lines) {
        int i = 0;
        while (i < lines.length) {
            Matcher key = YAML.matcher(lines[i]);
            int next = i + 1;
            if (key.matches()) {
                StringBuilder value = new StringBuilder();
                if (!BLOCK.matcher(key.group(3)).matches()) {
                    value.append(key.group(3));
                }
                while (next < lines.length && (lines[next].isBlank() || indentation(lines[next]) > key.end(1))) {
                    value.append('\n').append(lines[next++]);
                }
                add(
                        key.group(2),
                        i + 1,
                        key.end(1) + 1,
                        unquoted(value.toString().strip()));
            }
            i = next;
        }
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != value.charAt(value.length() - 1)) {
            return value;
        }
        String inside = value.substring(1, value.length() - 1);
        return switch (value.charAt(0)) {
            case '\'' -> inside.replace("''", "'");
            case '"' -> inside.replace("\\\"", "\"").replace("\\n", "\n");
            default -> value;
        };
    }

    /** The place is that of the key. */
    private void add(String key, int line, int column, String sql) {
        if (key.equals(wanted) && !sql.isBlank()) {
            found.add(new SqlStatement(found.size() + 1, line, column, sql));
        }
    }
}
