package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** Flyway's own {@code ${flyway:...}} and those of its configuration; any other stops a run there too. */
final class Placeholders {
    static final String SCHEMA = "flyway:defaultSchema";
    static final String DATABASE = "flyway:database";
    static final String USER = "flyway:user";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final String start;
    private final String end;
    private final boolean replaced;

    private Placeholders(FlywaySettings settings) {
        this.start = settings.get("placeholderPrefix").orElse("${");
        this.end = settings.get("placeholderSuffix").orElse("}");
        this.replaced = settings.replacesPlaceholders();
        values.putAll(settings.placeholders());
    }

    private Placeholders(Placeholders other, boolean replaced) {
        this.start = other.start;
        this.end = other.end;
        this.replaced = replaced;
        values.putAll(other.values);
    }

    /** Those of a file; what only the database can say is filled with what is likely. */
    static Placeholders of(Path file, DatabaseKind kind, FlywaySettings settings) {
        Placeholders placeholders = new Placeholders(settings);
        Map<String, String> values = placeholders.values;
        values.put("flyway:environment", "default");
        values.put("flyway:filename", String.valueOf(file.getFileName()));
        values.put("flyway:table", settings.table());
        values.put("flyway:timestamp", LocalDateTime.now(ZoneId.systemDefault()).format(SECONDS));
        values.put("flyway:workingDirectory", Path.of("").toAbsolutePath().toString());
        values.put(USER, kind == DatabaseKind.SQLITE ? "" : "app");
        if (kind == DatabaseKind.SQLITE) {
            values.put(SCHEMA, "main");
        } else {
            values.put(SCHEMA, kind == DatabaseKind.POSTGRESQL ? "public" : "app");
            values.put(DATABASE, "app");
        }
        return placeholders;
    }

    /** The same with what the database says. */
    Placeholders with(Map<String, String> known) {
        Placeholders placeholders = new Placeholders(this, replaced);
        placeholders.values.putAll(known);
        return placeholders;
    }

    /** The same, replaced or not. */
    Placeholders replaced(boolean replaced) {
        return new Placeholders(this, replaced);
    }

    /** The text with its placeholders filled, those in comments included ({@code PlaceholderReplacingReader}). */
    String fill(String text, Path file) {
        if (!replaced || !text.contains(start)) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(start.charAt(0)); at >= 0; at = text.indexOf(start.charAt(0), from)) {
            filled.append(text, from, at);
            if (text.startsWith(start, at)) {
                int close = text.indexOf(end, at + start.length());
                if (close < 0) {
                    throw refused(
                            "The placeholder that begins in line " + line(text, at) + " of " + file + " with " + start
                                    + " is closed by no " + end + ", and Flyway refuses the script. Close it.",
                            text,
                            at,
                            file);
                }
                filled.append(value(text, at, close, file));
                from = close + end.length();
            } else {
                from = Math.min(at + resemblance(text, at), text.length());
                filled.append(text, at, from);
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** How many characters Flyway has taken when it sees that no placeholder begins: with the one that differs, so none begins in $${x}. */
    private int resemblance(String text, int at) {
        int taken = 1;
        while (taken < start.length() && text.startsWith(start.substring(0, taken), at)) {
            taken++;
        }
        return taken;
    }

    private String value(String text, int at, int close, Path file) {
        String value = values.get(text.substring(at + start.length(), close));
        if (value == null) {
            throw refused(
                    "No value provided for placeholder: " + text.substring(at, close + end.length()) + " in line "
                            + line(text, at) + " of " + file + ". Known are " + String.join(", ", values.keySet())
                            + ". Say others with `placeholders`, or in Flyway's configuration as flyway.placeholders.<name>.",
                    text,
                    at,
                    file);
        }
        return value;
    }

    private static MigrationFolderException refused(String message, String text, int at, Path file) {
        return new MigrationFolderException(message, file, line(text, at), null);
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
