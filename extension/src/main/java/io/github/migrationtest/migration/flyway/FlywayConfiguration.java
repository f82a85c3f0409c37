package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.spring.SpringConfiguration;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Flyway's settings come from: the file that the user named, else {@code flyway.toml} or {@code flyway.conf} of the module, else
 * what its Spring Boot application says below {@code spring.flyway}; over that what was said to the tool.
 */
final class FlywayConfiguration {
    /** They say where a database is and as whom, or are for other commands and for Flyway's own programs. */
    private static final Set<String> NOT_HERE = Set.of(
            "flyway.url",
            "flyway.user",
            "flyway.password",
            "flyway.driver",
            "flyway.driverClassName",
            "flyway.enabled",
            "flyway.environment",
            "flyway.defaultEnvironment",
            "flyway.environmentProvisionMode",
            "flyway.provisionMode",
            "flyway.id",
            "flyway.name",
            "flyway.databaseType",
            "flyway.licenseKey",
            "flyway.email",
            "flyway.token",
            "flyway.jarDirs",
            "flyway.configFiles",
            "flyway.configFileEncoding",
            "flyway.reportEnabled",
            "flyway.reportFilename",
            "flyway.outputType",
            "flyway.outputProgress",
            "flyway.outputLogsInJson",
            "flyway.workingDirectory",
            "flyway.dryRunOutput",
            "flyway.color",
            "flyway.edition",
            "flyway.loggers",
            "flyway.connectRetries",
            "flyway.connectRetriesInterval",
            "flyway.cleanDisabled",
            "flyway.cleanOnValidationError",
            "flyway.target",
            "flyway.schemaModelLocation");

    private static final List<String> NOT_BELOW = List.of(
            "flyway.jdbcProperties.",
            "flyway.check.",
            "flyway.vault.",
            "flyway.dapr.",
            "flyway.gcsm.",
            "flyway.plugins.",
            "flyway.snapshot.",
            "flyway.deploy.",
            "flyway.prepare.",
            "flyway.add.",
            "flyway.generate.");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([A-Za-z0-9_]+)}");
    private static final Pattern AFTER_DASH = Pattern.compile("[-_]([a-z])");

    private FlywayConfiguration() {}

    static FlywaySettings of(FolderSettings settings) {
        ToolOptions options = settings.options();
        List<Path> files = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Path> own = options.configuration().or(() -> options.module().flatMap(FlywayConfiguration::inModule));
        if (own.isPresent()) {
            files.add(own.get());
            values.putAll(own(own.get()));
        } else if (options.module().isPresent()) {
            SpringConfiguration spring = SpringConfiguration.of(options.module().get(), options.options());
            values.putAll(spring(spring));
            files.addAll(values.isEmpty() ? List.of() : spring.files());
        }
        options.options().forEach((name, value) -> {
            if (!name.startsWith("spring.")) {
                values.put(name.startsWith("flyway.") ? name : "flyway." + name, value);
            }
        });
        options.placeholders().forEach((name, value) -> values.put("flyway.placeholders." + name, value));
        values.keySet().removeIf(FlywayConfiguration::isNotHere);
        values.replaceAll((name, value) -> withVariables(value));
        return new FlywaySettings(Map.copyOf(values), List.copyOf(files));
    }

    private static boolean isNotHere(String name) {
        return !name.startsWith("flyway.")
                || NOT_HERE.contains(name)
                || NOT_BELOW.stream().anyMatch(name::startsWith);
    }

    private static Optional<Path> inModule(Path module) {
        return Stream.of("flyway.toml", "flyway.conf", "conf/flyway.toml", "conf/flyway.conf")
                .map(module::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Map<String, String> own(Path file) {
        if (!String.valueOf(file.getFileName()).endsWith(".toml")) {
            return properties(file);
        }
        Map<String, String> values = FlywayToml.read(file);
        // What an environment says of schemas is Flyway's own setting by another name.
        String environment = "environments." + values.getOrDefault("flyway.environment", "default") + ".schemas";
        Optional.ofNullable(values.get(environment))
                .ifPresent(schemas -> values.putIfAbsent("flyway.schemas", schemas));
        return values;
    }

    private static Map<String, String> properties(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Properties properties = new Properties();
        try {
            // Flyway doubles backslashes, so that paths of Windows stay whole.
            properties.load(new StringReader(
                    ScriptFiles.read(file).replace("\\", "\\\\").replace("\\\\\n", "\\\n")));
        } catch (IOException | IllegalArgumentException e) {
            throw new MigrationFolderException(
                    "The configuration " + file + " cannot be read: " + e.getMessage() + " Correct the file.",
                    file,
                    0,
                    e);
        }
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    /** Spring Boot's names are Flyway's with dashes; parts of a list stand each by itself. */
    private static Map<String, String> spring(SpringConfiguration spring) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : spring.names("spring.flyway")) {
            if (name.startsWith("placeholders.")) {
                continue;
            }
            String own = "flyway." + camel(name);
            if (!isNotHere(own)) {
                spring.get("spring.flyway." + name).ifPresent(value -> values.put(renamed(own), value));
            }
        }
        spring.below("spring.flyway.placeholders")
                .forEach((name, value) -> values.put("flyway.placeholders." + name, value));
        return values;
    }

    private static String renamed(String name) {
        return switch (name) {
            case "flyway.initSqls" -> "flyway.initSql";
            case "flyway.postgresql.transactionalLock" -> "flyway.postgresql.transactional.lock";
            default -> name;
        };
    }

    private static String camel(String name) {
        return AFTER_DASH.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String withVariables(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Optional.ofNullable(System.getenv(found.group(1))).orElse(found.group())));
    }
}
