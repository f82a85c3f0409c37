package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flyway's own {@code ${flyway:...}} and those of its configuration; any other stops a run there too. */
final class Placeholders {
    static final String SCHEMA = "flyway:defaultSchema";
    static final String DATABASE = "flyway:database";
    static final String USER = "flyway:user";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final String start;
    private final Pattern placeholder;
    private final boolean replaced;

    private Placeholders(FlywaySettings settings) {
        this.start = settings.get("placeholderPrefix").orElse("${");
        this.placeholder = Pattern.compile(
                Pattern.quote(start) + "(.*?)"
                        + Pattern.quote(settings.get("placeholderSuffix").orElse("}")),
                Pattern.DOTALL);
        this.replaced = settings.replacesPlaceholders();
        values.putAll(settings.placeholders());
    }

    private Placeholders(Placeholders other) {
        this.start = other.start;
        this.placeholder = other.placeholder;
        this.replaced = other.replaced;
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
        Placeholders placeholders = new Placeholders(this);
        placeholders.values.putAll(known);
        return placeholders;
    }

    /** The text with its placeholders filled, those in comments included. */
    String fill(String text, Path file) {
        if (!replaced || !text.contains(start)) {
            return text;
        }
        return placeholder.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                int line = 1
                        + (int) text.substring(0, found.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                throw new MigrationFolderException(
                        "No value provided for placeholder: " + found.group() + " in line " + line + " of " + file
                                + ". Known are " + String.join(", ", values.keySet())
                                + ". Say others with `placeholders`, or in Flyway's configuration as flyway.placeholders.<name>.",
                        file,
                        line,
                        null);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
