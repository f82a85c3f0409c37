package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.Version;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Flyway is told.
 *
 * @param values by Flyway's own names, such as {@code flyway.outOfOrder}; nothing that says where a database is
 * @param files where they were read
 */
record FlywaySettings(Map<String, String> values, List<Path> files) {
    private static final String PLACEHOLDERS = "flyway.placeholders.";

    /** Nothing said. */
    static FlywaySettings none() {
        return new FlywaySettings(Map.of(), List.of());
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get("flyway." + name)).filter(value -> !value.isEmpty());
    }

    private boolean is(String name, boolean otherwise) {
        return get(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    List<String> list(String name) {
        return get(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The name of the history. */
    String table() {
        return get("table").orElse(FlywayHistory.TABLE);
    }

    /** The schema that the history is in, where it is not the connection's. */
    Optional<String> schema() {
        return get("defaultSchema").or(() -> list("schemas").stream().findFirst());
    }

    boolean outOfOrder() {
        return is("outOfOrder", false);
    }

    boolean group() {
        return is("group", false);
    }

    boolean mixed() {
        return is("mixed", false);
    }

    /** Whether what Flyway refuses before it migrates is what it refuses by default. */
    boolean validatesAsByDefault() {
        return is("validateOnMigrate", true) && get("ignoreMigrationPatterns").isEmpty() && !outOfOrder();
    }

    /** The version that a database without a history is taken to be at, where {@code baselineOnMigrate} is on. */
    Optional<Version> baseline() {
        return is("baselineOnMigrate", false)
                ? Optional.of(Version.dotted(get("baselineVersion").orElse("1")))
                : Optional.empty();
    }

    boolean replacesPlaceholders() {
        return is("placeholderReplacement", true);
    }

    /** The user's placeholders. */
    Map<String, String> placeholders() {
        Map<String, String> placeholders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, value) -> {
            if (name.startsWith(PLACEHOLDERS)) {
                placeholders.put(name.substring(PLACEHOLDERS.length()), value);
            }
        });
        return placeholders;
    }

    /** Whether PostgreSQL's lock is one of the session. */
    boolean locksBySession() {
        return !is("postgresql.transactional.lock", true);
    }

    Charset encoding() {
        try {
            return get("encoding").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MigrationFolderException(
                    "flyway.encoding = " + get("encoding").orElse("") + " is no encoding that Java knows. Correct it.",
                    files.stream().findFirst().orElse(null),
                    0,
                    e);
        }
    }

    /** The same with more values, which win. */
    FlywaySettings with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new FlywaySettings(all, files);
    }
}
