package io.github.migrationtest.migration;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils texts and folders, the same way for the same seed. */
final class Mutation {
    /** What changes how the rest of a text is read, for one reader or another. */
    private static final List<String> PIECES = List.of(
            ";",
            ";",
            ";",
            "\n",
            "\n",
            "\n\n",
            " ",
            " ",
            "\t",
            "\r\n",
            "\r",
            "(",
            ")",
            "'",
            "''",
            "\"",
            "`",
            "$$",
            "$a$",
            "$1",
            "$",
            "\\",
            "\\'",
            "--",
            "-- x",
            "#",
            "/*",
            "*/",
            "/*!50003 ",
            "/*M!",
            "//",
            "\nDELIMITER //\n",
            "\ndelimiter ;\n",
            "\nDELIMITER\n",
            "BEGIN",
            "begin",
            "END",
            "end",
            "CASE",
            "ATOMIC",
            "CREATE",
            "TRIGGER",
            "TEMP",
            "FUNCTION",
            "PROCEDURE",
            "OR REPLACE",
            "IF",
            "LOOP",
            "REPEAT",
            "UNTIL",
            "WHILE",
            "FOR",
            "NOT",
            "THEN",
            "ELSE",
            "DO",
            "COPY t FROM STDIN",
            "COPY",
            "FROM",
            "STDIN",
            "\n\\.\n",
            "\\.",
            "E'",
            "x'3b'",
            "N'",
            "[",
            "]",
            "{",
            "}",
            ":",
            "::",
            ":'a'",
            ":{?a}",
            "${",
            "${a}",
            "$a",
            "@",
            ".",
            ".5",
            "1e-3",
            ",",
            "=",
            "a",
            "été",
            "\uD83D\uDE80",
            "\uD83D",
            "\uFEFF",
            "\u3000",
            "\u0000",
            "\u0085",
            "%",
            "&",
            "*",
            "|",
            ">",
            "<",
            "!",
            "- ",
            "\n.read x\n",
            "\n.bail on\n",
            "\\ir x\n",
            "\nsource x\n",
            "\\G",
            "\\g",
            "\\c",
            "-- +goose Up\n",
            "-- +goose Down\n",
            "-- +goose StatementBegin\n",
            "-- +goose StatementEnd\n",
            "-- migrate:up\n",
            "-- migrate:down\n",
            "--> statement-breakpoint\n",
            "-- //@UNDO\n",
            "-- @DELIMITER x\n",
            "-- atlas:delimiter x\n",
            "-- atlas:txtar\n",
            "-- migration.sql --\n",
            "--changeset a:1\n",
            "--rollback x\n",
            "99999999999999999999",
            "-1",
            "null",
            "true",
            "\"\"\"",
            "'''",
            "<!--",
            "]]>",
            "&lt;",
            "|\n",
            "- ");

    private final Random random;

    Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** One of some values. */
    <T> T oneOf(T[] values) {
        return values[below(values.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Pieces in a row. */
    String soup(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    /** Some files changed, renamed, doubled or gone. */
    Map<String, byte[]> folder(Map<String, String> sample) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        sample.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<String> paths = new ArrayList<>(files.keySet());
            if (paths.isEmpty()) {
                break;
            }
            String path = paths.get(random.nextInt(paths.size()));
            byte[] content = requireNonNull(files.get(path));
            switch (random.nextInt(12)) {
                case 0 -> files.remove(path);
                case 1 -> files.put(renamed(path), content);
                case 2 -> {
                    files.remove(path);
                    files.put(renamed(path), content);
                }
                case 3 -> files.put(path, soup(40).getBytes(StandardCharsets.UTF_8));
                default -> files.put(path, bytes(content));
            }
        }
        return files;
    }

    private String renamed(String path) {
        int slash = path.lastIndexOf('/') + 1;
        String name = path.substring(slash);
        int place = random.nextInt(name.length());
        String inserted = List.of(
                        "0",
                        "1",
                        "_",
                        "__",
                        ".",
                        "-",
                        "a",
                        "é",
                        " ",
                        "V",
                        "99999999999999999999",
                        ".up",
                        ".down",
                        ".sql")
                .get(random.nextInt(14));
        String other = random.nextBoolean()
                ? name.substring(0, place) + inserted + name.substring(place)
                : name.substring(0, place) + name.substring(Math.min(name.length(), place + 1 + random.nextInt(3)));
        return path.substring(0, slash) + (other.isBlank() || other.startsWith(".") ? "x" + other : other);
    }

    private byte[] bytes(byte[] before) {
        byte[] bytes = before.clone();
        switch (random.nextInt(8)) {
            case 0 -> {
                for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            case 2 -> {
                bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                return bytes;
            }
            default -> {
                return lines(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int place = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(place);
            case 1 -> lines.add(place, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(place, lines.get(random.nextInt(lines.size())));
            case 3 -> lines.add(place, soup(6));
            case 4 -> {
                String line = lines.get(place);
                int cut = random.nextInt(line.length() + 1);
                lines.set(place, line.substring(0, cut) + soup(2) + line.substring(cut));
            }
            default -> {
                return String.join("\r\n", lines);
            }
        }
        return String.join("\n", lines);
    }
}
