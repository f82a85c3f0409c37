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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user said to Liquibase: by {@code options} and {@code placeholders}, else by variables {@code LIQUIBASE_...} and in {@code
 * liquibase.properties}, else as a Spring Boot application below {@code spring.liquibase}.
 *
 * @param contexts the contexts that run, as Liquibase writes them; empty for all
 * @param labels the label expression
 * @param parameters of the change logs
 * @param changelogFile the root change log, where it is named
 * @param searchPath where its paths start, where that is said: directories and archives
 * @param defaultSchema where tables without a schema go
 * @param history where Liquibase keeps its own tables
 * @param bySpring whether an application of Spring Boot runs it, which sets no search path for the default schema
 * @param update how a run is made
 */
record LiquibaseSettings(
        String contexts,
        String labels,
        Map<String, String> parameters,
        Optional<String> changelogFile,
        List<String> searchPath,
        Optional<String> defaultSchema,
        HistoryPlace history,
        boolean bySpring,
        UpdateSettings update) {
    private static final String PARAMETER = "parameter.";
    private static final String VARIABLE = "LIQUIBASE_";
    private static final List<String> PLACES = List.of(
            "liquibase.properties",
            "src/main/resources/liquibase.properties",
            "src/test/resources/liquibase.properties");

    private static final Map<String, String> SPRING = Map.ofEntries(
            Map.entry("contexts", "contexts"),
            Map.entry("label-filter", "labelfilter"),
            Map.entry("change-log", "changelogfile"),
            Map.entry("default-schema", "defaultschemaname"),
            Map.entry("liquibase-schema", "liquibaseschemaname"),
            Map.entry("liquibase-tablespace", "liquibasetablespacename"),
            Map.entry("database-change-log-table", "databasechangelogtablename"),
            Map.entry("database-change-log-lock-table", "databasechangeloglocktablename"),
            Map.entry("tag", "tag"),
            Map.entry("clear-checksums", "clearchecksums"),
            Map.entry("drop-first", "dropfirst"),
            Map.entry("test-rollback-on-update", "testrollbackonupdate"));

    /** What is read here, besides the settings that Liquibase has for everything it does. */
    private static final Set<String> READ = Stream.concat(
                    SPRING.values().stream(),
                    Stream.of("contextfilter", "labels", "searchpath", "schemaname", "defaultsfile"))
            .collect(Collectors.toUnmodifiableSet());

    static LiquibaseSettings of(FolderSettings settings) {
        return of(settings, System.getenv());
    }

    static LiquibaseSettings of(FolderSettings settings, Map<String, String> environment) {
        ToolOptions options = settings.options();
        Map<String, String> said = new TreeMap<>();
        Map<String, String> parameters = new TreeMap<>();
        Optional<Path> own = file(settings, environment);
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
        if (!bySpring) {
            // The tag of the command line is that of other commands than update.
            said.remove("tag");
            environment.forEach((name, value) -> {
                if (name.startsWith(VARIABLE)) {
                    said.put(plain(name.substring(VARIABLE.length()).replaceFirst("^COMMAND_(UPDATE_)?", "")), value);
                }
            });
        }
        options.options().forEach((name, value) -> {
            if (!name.startsWith("spring.")) {
                said.put(checked(name, plain(name), settings), value);
            }
        });
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
                bySpring,
                UpdateSettings.of(said, settings));
    }

    /** Where what was said means something else here than in production. */
    List<String> warnings(Optional<DatabaseKind> kind) {
        List<String> warnings = new ArrayList<>();
        changelogFile
                .flatMap(RootChangelog::resourcesIn)
                .ifPresent(resources -> warnings.add("The change log is named " + changelogFile.get()
                        + ", and by that path Liquibase knows its change sets. An application that reads it from its"
                        + " class path knows them by "
                        + changelogFile.get().substring(changelogFile.get().indexOf(resources) + resources.length())
                        + ": in a copy of its database none would be applied. Where that is production, say it so:"
                        + " options = \"changelogFile="
                        + changelogFile.get().substring(changelogFile.get().indexOf(resources) + resources.length())
                        + "\"."));
        if (kind.filter(one -> one == DatabaseKind.MYSQL || one == DatabaseKind.MARIADB)
                        .isPresent()
                && history.schema().isPresent()) {
            warnings.add("Liquibase is told the schema " + history.schema().get() + ". On "
                    + kind.get().productName()
                    + " a schema is a database, and a run stays in the one that was made for it: there goes what the"
                    + " change log names without a schema, and there are Liquibase's own tables.");
        }
        warnings.addAll(update.warnings());
        return List.copyOf(warnings);
    }

    private static String checked(String name, String plain, FolderSettings settings) {
        if (!READ.contains(plain) && !UpdateSettings.isOfLiquibase(plain)) {
            throw new MigrationFolderException(
                    "\"" + name
                            + "\" is no setting of Liquibase that changes what a rehearsal does. Known are contexts,"
                            + " labelFilter, changelogFile, searchPath, defaultSchemaName, liquibaseSchemaName,"
                            + " databaseChangelogTableName, databaseChangelogLockTableName, tag, clearChecksums, and"
                            + " Liquibase's own such as duplicateFileMode.",
                    settings.folder());
        }
        return plain;
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

    private static Optional<Path> file(FolderSettings settings, Map<String, String> environment) {
        ToolOptions options = settings.options();
        return options.configuration()
                .or(() -> options.module().stream()
                        .flatMap(module -> Stream.ofNullable(environment.get(VARIABLE + "DEFAULTS_FILE"))
                                .map(module::resolve))
                        .findFirst())
                .or(() -> options.module().stream()
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

    /** {@code liquibase.command.contextFilter}, {@code context-filter}, {@code contextFilter} and {@code CONTEXT_FILTER} are one. */
    private static String plain(String name) {
        return name.replaceFirst("^liquibase\\.", "")
                .replaceFirst("^command\\.(update\\.)?", "")
                .replace("-", "")
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
    }

    static Optional<String> first(Map<String, String> said, String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(said.get(name)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
