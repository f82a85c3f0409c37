package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the user said to Liquibase: by {@code options} and {@code placeholders}, else in {@code liquibase.properties}, else as a Spring
 * Boot application below {@code spring.liquibase}.
 *
 * @param contexts the contexts that run, as Liquibase writes them; empty for all
 * @param labels the label expression
 * @param parameters of the change logs
 * @param changelogFile the root change log, where it is named
 * @param searchPath where its paths start, where that is said: directories and archives
 * @param defaultSchema where tables without a schema go
 * @param history where Liquibase keeps its own tables
 * @param bySpring whether an application of Spring Boot runs it, which sets no search path for the default schema
 */
record LiquibaseSettings(
        String contexts,
        String labels,
        Map<String, String> parameters,
        Optional<String> changelogFile,
        List<String> searchPath,
        Optional<String> defaultSchema,
        HistoryPlace history,
        boolean bySpring) {
    private static final String PARAMETER = "parameter.";
    private static final List<String> PLACES = List.of(
            "liquibase.properties",
            "src/main/resources/liquibase.properties",
            "src/test/resources/liquibase.properties");

    private static final Map<String, String> SPRING = Map.of(
            "contexts", "contexts",
            "label-filter", "labelfilter",
            "change-log", "changelogfile",
            "default-schema", "defaultschemaname",
            "liquibase-schema", "liquibaseschemaname",
            "database-change-log-table", "databasechangelogtablename",
            "database-change-log-lock-table", "databasechangeloglocktablename");

    static LiquibaseSettings of(FolderSettings settings) {
        ToolOptions options = settings.options();
        Map<String, String> said = new TreeMap<>();
        Map<String, String> parameters = new TreeMap<>();
        Optional<Path> own = file(settings);
        own.map(LiquibaseSettings::read)
                .ifPresentOrElse(
                        file -> file.stringPropertyNames().forEach(name -> {
                            String value = file.getProperty(name);
                            if (name.startsWith(PARAMETER)) {
                                parameters.put(name.substring(PARAMETER.length()), value);
                            } else {
                                said.put(plain(name), value);
                            }
                        }),
                        () -> addSpring(options, said, parameters));
        boolean bySpring = own.isEmpty() && !said.isEmpty();
        options.options().forEach((name, value) -> said.put(plain(name), value));
        parameters.putAll(options.placeholders());
        Optional<String> defaultSchema = first(said, "defaultschemaname");
        return new LiquibaseSettings(
                first(said, "contexts", "contextfilter").orElse(""),
                first(said, "labels", "labelfilter").orElse(""),
                Map.copyOf(parameters),
                first(said, "changelogfile"),
                first(said, "searchpath").stream()
                        .flatMap(list -> Stream.of(list.split(",", -1)))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList(),
                defaultSchema,
                new HistoryPlace(
                        first(said, "liquibaseschemaname", "schemaname").or(() -> defaultSchema),
                        first(said, "databasechangelogtablename").orElse("DATABASECHANGELOG"),
                        first(said, "databasechangeloglocktablename").orElse("DATABASECHANGELOGLOCK")),
                bySpring);
    }

    /** Where what was said means something else here than in production. */
    List<String> warnings(Optional<DatabaseKind> kind) {
        List<String> warnings = new ArrayList<>();
        changelogFile
                .flatMap(RootChangelog::resourcesIn)
                .ifPresent(resources -> warnings.add("The change log is named " + changelogFile.get()
                        + ", and by that path Liquibase knows its change sets. An application that reads it from its class path knows"
                        + " them by "
                        + changelogFile.get().substring(changelogFile.get().indexOf(resources) + resources.length())
                        + ": in a copy of its database none would be applied. Where that is production, say it so: options ="
                        + " \"changelogFile="
                        + changelogFile.get().substring(changelogFile.get().indexOf(resources) + resources.length())
                        + "\"."));
        if (kind.filter(one -> one == DatabaseKind.MYSQL || one == DatabaseKind.MARIADB)
                        .isPresent()
                && history.schema().isPresent()) {
            warnings.add("Liquibase is told the schema " + history.schema().get() + ". On "
                    + kind.get().productName()
                    + " a schema is a database, and a run stays in the one that was made for it: there goes what the change log names"
                    + " without a schema, and there are Liquibase's own tables.");
        }
        return List.copyOf(warnings);
    }

    /** Spring Boot's names for them (LiquibaseProperties). */
    private static void addSpring(ToolOptions options, Map<String, String> said, Map<String, String> parameters) {
        if (options.module().isEmpty()) {
            return;
        }
        SpringConfiguration spring = SpringConfiguration.of(options.module().get(), options.options());
        SPRING.forEach((name, own) -> spring.get("spring.liquibase." + name).ifPresent(value -> said.put(own, value)));
        parameters.putAll(spring.below("spring.liquibase.parameters"));
    }

    private static Optional<Path> file(FolderSettings settings) {
        return settings.options().configuration().or(() -> settings.options().module().stream()
                .flatMap(module -> PLACES.stream().map(module::resolve))
                .filter(Files::isRegularFile)
                .findFirst());
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(ScriptFiles.read(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new MigrationFolderException(
                    "The file " + file + " is no properties file: " + e.getMessage() + ".", file, 0, e);
        }
        return properties;
    }

    /** {@code liquibase.command.contextFilter}, {@code context-filter} and {@code contextFilter} are one. */
    private static String plain(String name) {
        return name.replaceFirst("^liquibase\\.", "")
                .replaceFirst("^command\\.", "")
                .replace("-", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(Map<String, String> said, String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(said.get(name)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
