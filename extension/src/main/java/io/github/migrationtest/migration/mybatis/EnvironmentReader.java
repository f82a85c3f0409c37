package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the environment as {@code Environment} does: the file, over it what the process's environment and system properties say under
 * {@code MIGRATIONS_}; and over both what the user said.
 */
final class EnvironmentReader {
    private static final String PREFIX = "MIGRATIONS_";

    /** Settings that no script can name. */
    private static final Set<String> SETTINGS = Set.of(
            "time_zone",
            "delimiter",
            "script_char_set",
            "full_line_delimiter",
            "send_full_script",
            "auto_commit",
            "remove_crs",
            "ignore_warnings",
            "driver_path",
            "driver",
            "url",
            "username",
            "password");

    /** Of the settings and besides them, what can be said as an option. */
    private static final Set<String> OPTIONS = new TreeSet<>(Set.of(
            "environment",
            "changelog",
            "delimiter",
            "script_char_set",
            "full_line_delimiter",
            "send_full_script",
            "auto_commit",
            "ignore_warnings",
            "pending",
            "bootstrap"));

    private final FolderSettings settings;
    private final Map<String, String> surroundings;

    /** @param surroundings environment variables, and over them system properties */
    EnvironmentReader(FolderSettings settings, Map<String, String> surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** What the process of the tests has. */
    static Map<String, String> ofThisProcess() {
        Map<String, String> all = new TreeMap<>(System.getenv());
        System.getProperties().forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value)));
        return all;
    }

    MybatisEnvironment read(MybatisPlaces places) {
        Map<String, String> options = settings.options().options();
        options.keySet().stream()
                .filter(name -> !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new MigrationFolderException(
                            "options has \"" + unknown + "\", which MyBatis Migrations does not know. Known are "
                                    + String.join(", ", OPTIONS) + ".");
                });
        Map<String, String> values = new TreeMap<>();
        file(places).ifPresent(file -> load(file, values));
        surroundings.forEach((name, value) -> {
            if (name.length() > PREFIX.length()
                    && name.toUpperCase(Locale.ENGLISH).startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()).toLowerCase(Locale.ENGLISH), value);
            }
        });
        Variables fromSurroundings = new Variables(surroundings);
        values.replaceAll((name, value) -> fromSurroundings.replacedIn(value));
        values.putAll(options);
        return environment(values);
    }

    private MybatisEnvironment environment(Map<String, String> values) {
        Map<String, String> variables = new TreeMap<>(values);
        variables.keySet().removeIf(name -> SETTINGS.contains(name) || name.startsWith("hook_"));
        variables.keySet().removeAll(Set.of("environment", "pending", "bootstrap"));
        variables.putAll(settings.options().placeholders());
        return new MybatisEnvironment(
                variables.getOrDefault("changelog", "CHANGELOG"),
                is(values, "send_full_script", "false"),
                values.getOrDefault("delimiter", ";"),
                is(values, "full_line_delimiter", "false"),
                is(values, "auto_commit", "false"),
                !is(values, "ignore_warnings", "true"),
                is(values, "pending", "false"),
                is(values, "bootstrap", "true"),
                charset(values.getOrDefault("script_char_set", StandardCharsets.UTF_8.name())),
                Optional.ofNullable(values.get("url")).filter(url -> !url.isBlank()),
                new Variables(variables),
                values.keySet().stream()
                        .filter(name -> name.matches("hook_.*_(up|down)"))
                        .toList());
    }

    private static boolean is(Map<String, String> values, String name, String otherwise) {
        return Boolean.parseBoolean(values.getOrDefault(name, otherwise));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MigrationFolderException(
                    "script_char_set = \"" + name + "\" is no encoding that Java knows. Write UTF-8, or another by its"
                            + " name in Java.",
                    null,
                    0,
                    e);
        }
    }

    /** The file that was named, else the one of the environment that was named, else the one that the tool takes by default. */
    private Optional<Path> file(MybatisPlaces places) {
        Optional<Path> named = settings.options().configuration();
        if (named.isPresent()) {
            return named;
        }
        Optional<String> environment =
                Optional.ofNullable(settings.options().options().get("environment"));
        if (places.environments().isEmpty() && environment.isEmpty()) {
            return Optional.empty();
        }
        String name = environment.orElse("development") + ".properties";
        List<Path> folders = places.environments().map(List::of).orElse(List.of());
        return Optional.of(folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new MigrationFolderException(
                        "Environment file missing: "
                                + folders.stream()
                                        .map(folder -> folder.resolve(name).toString())
                                        .findFirst()
                                        .orElse("environments/" + name + ", and no folder environments is beside "
                                                + places.scripts())
                                + ". Name the environment with options = \"environment=<name>\", or its file with"
                                + " configuration.",
                        places.scripts())));
    }

    /** Java's {@code Properties} read Latin-1, and so does MyBatis. */
    private static void load(Path file, Map<String, String> values) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(ScriptFiles.read(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new MigrationFolderException(
                    "The environment file " + file + " cannot be read: " + e.getMessage()
                            + " Write a backslash as \\\\.",
                    file,
                    0,
                    e);
        }
        properties.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
    }
}
