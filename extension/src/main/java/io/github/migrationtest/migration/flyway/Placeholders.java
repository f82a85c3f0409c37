package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flyway's own {@code ${flyway:...}}; any other has no value here, which stops a run there too. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(.*?)\\}", Pattern.DOTALL);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Placeholders(Path file) {
        values.put("flyway:defaultSchema", "main");
        values.put("flyway:environment", "default");
        values.put("flyway:filename", String.valueOf(file.getFileName()));
        values.put("flyway:table", FlywayHistory.TABLE);
        values.put("flyway:timestamp", LocalDateTime.now(ZoneId.systemDefault()).format(SECONDS));
        values.put("flyway:user", "");
        values.put("flyway:workingDirectory", Path.of("").toAbsolutePath().toString());
    }

    /** The text with its placeholders filled, those in comments included. */
    static String fill(Path file, String text) {
        return text.contains("${") ? new Placeholders(file).fill(text, file) : text;
    }

    private String fill(String text, Path file) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                int line = 1
                        + (int) text.substring(0, found.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                throw new MigrationFolderException(
                        "No value provided for placeholder: " + found.group() + " in line " + line + " of " + file
                                + ". Flyway's own are filled (" + String.join(", ", values.keySet())
                                + "), values from Flyway's configuration are not known here.",
                        file,
                        line,
                        null);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
