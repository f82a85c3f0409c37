package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two scripts of schemas do not have in common, line by line; of a statement that both have, its first line says where.
 *
 * <p>SQLite ignores the case of names, and so does this there.
 */
final class ScriptDiff {
    private final DatabaseKind kind;
    private final List<String> found = new ArrayList<>();

    private ScriptDiff(DatabaseKind kind) {
        this.kind = kind;
    }

    /** Lines with {@code -} of the first, with {@code +} of the second, and without a sign of both. */
    static List<String> between(String one, String other, DatabaseKind kind) {
        ScriptDiff diff = new ScriptDiff(kind);
        diff.compare(one, other);
        return diff.found;
    }

    private void compare(String one, String other) {
        Map<String, List<String>> before = parts(one);
        Map<String, List<String>> after = parts(other);
        before.forEach((key, lines) -> {
            List<String> same = after.remove(key);
            if (same == null) {
                lines.forEach(line -> found.add("- " + line));
            } else if (!lines.equals(same)) {
                compareLines(lines, same);
            }
        });
        after.values().forEach(lines -> lines.forEach(line -> found.add("+ " + line)));
    }

    /** The parts between empty lines, by what they begin with. */
    private Map<String, List<String>> parts(String script) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        List<String> part = new ArrayList<>();
        for (String line : Stream.concat(script.lines(), Stream.of("")).toList()) {
            if (!line.isEmpty()) {
                part.add(withoutComma(line));
            } else if (!part.isEmpty()) {
                String key = key(part.get(0));
                int count = counts.merge(key, 1, Integer::sum);
                parts.put(key + "\n" + count, part);
                part = new ArrayList<>();
            }
        }
        return parts;
    }

    private void compareLines(List<String> one, List<String> other) {
        List<String> lines = new ArrayList<>();
        int[][] common = common(one, other);
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && same(one.get(i), other.get(j))) {
                i++;
                j++;
            } else if (j == other.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + one.get(i++));
            } else {
                lines.add("+ " + other.get(j++));
            }
        }
        if (!lines.isEmpty()) {
            if (same(one.get(0), other.get(0))) {
                found.add("  " + one.get(0));
            }
            found.addAll(lines);
        }
    }

    /** How many lines the rests of both have in common, from each line on. */
    private int[][] common(List<String> one, List<String> other) {
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = same(one.get(i), other.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** The last line of a list has no comma, and gets one when another follows. */
    private static String withoutComma(String line) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }

    private boolean same(String one, String other) {
        return one.equals(other) || kind == DatabaseKind.SQLITE && key(one).equals(key(other));
    }

    private String key(String line) {
        return kind == DatabaseKind.SQLITE
                ? SqlLexer.tokens(kind, line).stream()
                        .map(token -> token.type() == SqlToken.Type.STRING ? token.text() : Names.key(token.text()))
                        .collect(Collectors.joining(" "))
                : line;
    }
}
