package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import liquibase.Scope;
import liquibase.configuration.ConfigurationDefinition;
import liquibase.configuration.LiquibaseConfiguration;

/**
 * How an update is made.
 *
 * @param tag up to which change sets are run, as Spring Boot does with its {@code tag} and the command line with {@code update-to-tag}
 * @param clearsChecksums whether checksums are forgotten first, as Spring Boot does with {@code clear-checksums}
 * @param global the settings that Liquibase has for everything it does, by their own names
 * @param warnings of what was said and is not done
 */
record UpdateSettings(
        Optional<String> tag, boolean clearsChecksums, Map<String, String> global, List<String> warnings) {
    static final UpdateSettings NONE = new UpdateSettings(Optional.empty(), false, Map.of(), List.of());

    /** They say where something is or is written, how much is told, and what is asked of whom: no change set runs otherwise for them. */
    private static final Set<String> NOT_HERE = Set.of(
            "argumentconverter",
            "changeloglockpollrate",
            "changeloglockwaittimeinminutes",
            "classpath",
            "databasechangelogtablename",
            "databasechangeloglocktablename",
            "databaseclass",
            "defaultsfile",
            "driver",
            "driverpropertiesfile",
            "filterlogmessages",
            "headless",
            "integrationname",
            "liquibasecatalogname",
            "liquibaseschemaname",
            "liquibasetablespacename",
            "logchannels",
            "logfile",
            "logformat",
            "loglevel",
            "mirrorconsolemessagestolog",
            "monitorperformance",
            "outputfile",
            "promptfornonlocaldatabase",
            "propertyproviderclass",
            "searchpath",
            "shouldrun",
            "showbanner",
            "showhiddenargs",
            "uiservice");

    private static final List<String> NOT_BELOW = List.of("analytics.", "license.", "defaultlogger.");

    /** What was said, by plain names. */
    static UpdateSettings of(Map<String, String> said, FolderSettings settings) {
        if (is(said, "dropfirst")) {
            throw new MigrationFolderException(
                    "drop-first empties the database before each run: production would keep nothing, and a rehearsal"
                            + " could find nothing. Where it is set for tests only, name another profile: options ="
                            + " \"spring.profiles.active=production\"; or say options = \"dropFirst=false\".",
                    settings.folder());
        }
        List<String> warnings = new ArrayList<>();
        if (is(said, "testrollbackonupdate")) {
            warnings.add(
                    "test-rollback-on-update takes back and applies again in production what a run has applied. Here"
                            + " each run applies once, and the way back is looked at by itself.");
        }
        LiquibaseSettings.first(said, "liquibasetablespacename")
                .ifPresent(name -> warnings.add("Liquibase is told the tablespace " + name
                        + " for its own tables, which is a server's. Here they are where new tables go."));
        Map<String, String> own = own();
        Map<String, String> global = new TreeMap<>();
        said.forEach((name, value) -> {
            String key = own.get(name);
            if (key != null) {
                global.put(key, value);
            }
        });
        return new UpdateSettings(
                LiquibaseSettings.first(said, "tag"),
                is(said, "clearchecksums"),
                Map.copyOf(global),
                List.copyOf(warnings));
    }

    private static boolean is(Map<String, String> said, String name) {
        return LiquibaseSettings.first(said, name).filter(Boolean::parseBoolean).isPresent();
    }

    /** Whether Liquibase has such a setting for everything it does, and it changes what a run does. */
    static boolean isOfLiquibase(String plain) {
        return own().containsKey(plain);
    }

    private static Map<String, String> own() {
        Map<String, String> own = new TreeMap<>();
        for (ConfigurationDefinition<?> definition : Scope.getCurrentScope()
                .getSingleton(LiquibaseConfiguration.class)
                .getRegisteredDefinitions(true)) {
            String name = definition.getKey().replaceFirst("^liquibase\\.", "");
            String plain = name.toLowerCase(Locale.ROOT);
            if (!name.equals(definition.getKey())
                    && !NOT_HERE.contains(plain)
                    && NOT_BELOW.stream().noneMatch(plain::startsWith)) {
                own.put(plain, definition.getKey());
            }
        }
        return own;
    }
}
