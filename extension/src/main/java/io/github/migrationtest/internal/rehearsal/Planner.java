package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.server.NamedHosts;
import io.github.migrationtest.internal.reach.Reach;
import io.github.migrationtest.internal.reach.ReachSettings;
import io.github.migrationtest.internal.settings.GivenServer;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.SettingValue;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.UnknownVersionException;
import io.github.migrationtest.migration.VersionQuery;
import io.github.migrationtest.migration.command.BackupCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what was set into a plan, or says what is wrong with it; makes no database. */
public final class Planner {
    private final RunState run;
    private final Settings settings;
    private final Surroundings surroundings;

    private Planner(RunState run, Settings settings, Surroundings surroundings) {
        this.run = run;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /**
     * The plan for what was set.
     *
     * @throws SettingsException if it cannot be, or the folder is not as its tool wants it
     * @throws io.github.migrationtest.fixtures.copy.CopyUnavailableException if the copy is named by an unset variable
     */
    public static Plan plan(RunState run, Settings settings, Surroundings surroundings) {
        return new Planner(run, onKind(settings), surroundings).plan();
    }

    /**
     * Where databases for what was set are made, whatever their migrations.
     *
     * @throws SettingsException if it cannot be
     */
    static Place place(RunState run, Settings settings, Surroundings surroundings) {
        Settings onKind = onKind(settings);
        return new Planner(run, onKind, surroundings)
                .place(
                        onKind.get(Setting.DATABASE).map(Planner::kindNamed).orElse(DatabaseKind.SQLITE),
                        Optional.empty());
    }

    /** A folder can say which kind it is for, but not one that is only found by its kind: that is SQLite's, the default. */
    private static Settings onKind(Settings settings) {
        return settings.on(
                settings.get(Setting.DATABASE).map(Planner::kindNamed).orElse(DatabaseKind.SQLITE));
    }

    private Place place(DatabaseKind kind, Optional<String> setUp) {
        return new Place(
                run.provider(kind),
                run.directory(
                        settings.get(Setting.DIRECTORY)
                                .map(surroundings::resolve)
                                .orElseGet(() -> surroundings.build().resolve("migration-test")),
                        settings.is(Setting.KEEP_COPIES, "true")),
                server(kind, setUp));
    }

    private Plan plan() {
        MigrationFolder folder = folder();
        checkCode(folder);
        Place place = place(kindFor(folder), folder.setUp());
        Optional<Plan.CopyOf> copyOf = settings.get(Setting.COPY_OF)
                .map(asked -> new Plan.CopyOf(
                        locationOf(asked), asked, settings.list(Setting.ALLOWED), settings.list(Setting.MASKED)));
        settings.get(Setting.MASKED).ifPresent(asked -> checkMasked(asked, copyOf.isPresent()));
        return new Plan(
                folder,
                place.provider(),
                place.directory(),
                place.server(),
                copyOf,
                settings.get(Setting.BASELINE).map(asked -> baseline(folder, copyOf, asked)),
                new Reach(place.provider().kind(), reach(place.server()), folder.all()),
                !settings.is(Setting.GUARD, "off"),
                folder.runtimes().get(0),
                settings.hooks(),
                tool().limits(),
                backups(),
                List.of());
    }

    private Optional<BackupCommands> backups() {
        try {
            return tool().backups();
        } catch (MigrationFolderException e) {
            throw new SettingsException(String.valueOf(e.getMessage()), e.getCause());
        }
    }

    private void checkCode(MigrationFolder folder) {
        for (CodeMigration code : settings.hooks().code()) {
            try {
                VersionQuery.find(folder.all(), code.version());
            } catch (UnknownVersionException e) {
                throw new SettingsException(
                        "runAt(\"" + code.version() + "\", ...) (MigrationExtension.builder()) names a version that "
                                + folder.path() + " does not have.\n" + e.found(),
                        e);
            }
        }
    }

    private ReachSettings reach(ServerSettings server) {
        boolean named = server.given().isPresent()
                || server.from().filter(from -> from.startsWith("jdbc:")).isPresent();
        return new ReachSettings(!named, settings.text(Setting.DATABASE_NAME), settings.list(Setting.ALLOWED));
    }

    private ServerSettings server(DatabaseKind kind, Optional<String> setUp) {
        if (kind == DatabaseKind.SQLITE) {
            checkNoServer();
            return ServerSettings.none();
        }
        return new ServerSettings(
                settings.text(Setting.from(kind)),
                settings.text(Setting.image(kind)),
                settings.list(Setting.CREATE_ON_HOSTS),
                settings.servers().stream()
                        .filter(server -> server.isFor(kind))
                        .map(GivenServer::access)
                        .findFirst(),
                settings.get(Setting.SET_UP)
                        .or(() -> setUp.map(script -> new SettingValue(Setting.SET_UP, script, "the folder's tool")))
                        .map(this::script));
    }

    private void checkNoServer() {
        if (settings.servers().stream().anyMatch(server -> server.isFor(DatabaseKind.SQLITE))) {
            throw new SettingsException(
                    "server(...) (MigrationExtension.builder()) is for databases on a server, and these are files of"
                            + " SQLite.\n"
                            + "Say what it is a server of: MigrationExtension.builder().database(POSTGRESQL).");
        }
    }

    private Path script(SettingValue asked) {
        Path file = surroundings.resolve(asked);
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(asked + " is not there: not on the class path, and not at " + file
                    + ".\nName the script that makes roles and extensions.");
        }
        return file;
    }

    private void checkMasked(SettingValue asked, boolean copy) {
        for (String name : settings.list(Setting.MASKED)) {
            if (!name.contains(".")) {
                throw new SettingsException(
                        asked + ": \"" + name + "\" names no table.\nWrite \"table.column\", such as \"users.email\".");
            }
        }
        boolean everywhere = asked.origin().startsWith("configuration parameter");
        if (!copy && !everywhere) {
            throw new SettingsException(asked + " hides what is in a copy, and there is no copy."
                    + "\nName the copy with copyOf, or leave masked out: generated rows hide nothing.");
        }
    }

    private static Migration baseline(MigrationFolder folder, Optional<Plan.CopyOf> copyOf, SettingValue asked) {
        if (copyOf.isEmpty()) {
            throw new SettingsException(
                    asked + " says where a copy stands, and there is no copy: a fresh database would count as migrated"
                            + " and have no tables.\n"
                            + "Name the copy with copyOf, or leave baseline out and use @StartAt(\""
                            + asked.filled() + "\").");
        }
        return find(folder, asked);
    }

    private MigrationFolder folder() {
        FolderSettings asked = new FolderSettings(
                migrations(),
                settings.get(Setting.ROLLBACKS).map(this::there),
                settings.text(Setting.RUNTIME),
                settings.get(Setting.DATABASE).map(Planner::kindNamed),
                tool().options());
        try {
            return run.folder(asked, settings.text(Setting.TOOL));
        } catch (MigrationFolderException e) {
            throw new SettingsException(e.getMessage() + askedFor(), e.getCause());
        }
    }

    private ToolSettings tool() {
        return new ToolSettings(settings, surroundings);
    }

    private String askedFor() {
        String asked = Stream.of(Setting.MIGRATIONS, Setting.ROLLBACKS, Setting.TOOL, Setting.RUNTIME)
                .flatMap(setting -> settings.get(setting).stream())
                .map(SettingValue::toString)
                .collect(Collectors.joining(", "));
        return asked.isEmpty() ? "" : "\nAsked for by " + asked + ".";
    }

    private Path migrations() {
        Optional<SettingValue> asked = settings.get(Setting.MIGRATIONS);
        if (asked.isPresent()) {
            return there(asked.get());
        }
        boolean byCommand = settings.get(Setting.COMMAND).isPresent();
        if (byCommand && settings.is(Setting.TOOL, "command")) {
            return surroundings.module();
        }
        List<Path> candidates = MigrationTools.candidates(surroundings.module());
        if (byCommand && candidates.isEmpty()) {
            return surroundings.module();
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        String found = candidates.isEmpty()
                ? "No folder of migrations is where they usually are in " + surroundings.module() + "."
                : "More than one folder of migrations is in " + surroundings.module() + ": "
                        + candidates.stream()
                                .map(folder ->
                                        surroundings.module().relativize(folder).toString())
                                .collect(Collectors.joining(", "))
                        + ".";
        throw new SettingsException(found + "\nName it: @MigrationTest(migrations = \"path/to/them\").");
    }

    private Path there(SettingValue asked) {
        Path folder = surroundings.resolve(asked);
        if (!Files.exists(folder)) {
            throw new SettingsException(asked + " is not there: not on the class path, and not at " + folder
                    + ".\nName the folder that has the "
                    + (asked.setting() == Setting.ROLLBACKS ? "down scripts" : "migrations") + ".");
        }
        return folder;
    }

    /** Of {@code archive.tar.gz!entry} only the part before the {@code !} is a path of this machine. */
    private String locationOf(SettingValue asked) {
        String location = asked.filled();
        if (location.startsWith("jdbc:")) {
            checkMayBeRead(asked, location);
            if (location.startsWith("jdbc:sqlite:")) {
                throw new SettingsException(asked + " is a JDBC URL.\nName the database file itself.");
            }
            return location;
        }
        String file = fileOf(location);
        return surroundings.resolve(asked, file) + location.substring(file.length());
    }

    /** To read is another permission than to make databases: nothing is sent to a server that is not named for it. */
    private void checkMayBeRead(SettingValue asked, String url) {
        List<String> unnamed = unnamed(settings.list(Setting.COPY_FROM_HOSTS), url);
        if (!unnamed.isEmpty()) {
            throw new SettingsException(asked
                    + " names a server from which nobody has allowed to copy; nothing was sent to it."
                    + "\nIf it may be read, allow it: " + Setting.COPY_FROM_HOSTS.parameter() + " = "
                    + String.join(",", unnamed) + ".");
        }
    }

    private static List<String> unnamed(Set<String> named, String url) {
        try {
            return new NamedHosts(named).unnamedIn(url);
        } catch (IllegalArgumentException e) {
            return List.of(); // of no server
        }
    }

    private DatabaseKind kindFor(MigrationFolder folder) {
        Optional<SettingValue> asked = settings.get(Setting.DATABASE);
        if (asked.isEmpty()) {
            return folder.kind().orElse(DatabaseKind.SQLITE);
        }
        DatabaseKind kind = kindNamed(asked.get());
        folder.kind().filter(said -> said != kind).ifPresent(said -> {
            throw new SettingsException(asked.get() + " contradicts " + folder.path() + ", which is written for " + said
                    + ".\nLeave " + Setting.DATABASE.attribute() + " out, or name the folder for " + kind + ".");
        });
        return kind;
    }

    private static DatabaseKind kindNamed(SettingValue asked) {
        String name = asked.filled().toUpperCase(Locale.ROOT);
        return Arrays.stream(DatabaseKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingsException(asked + " is no kind of database.\nUse one of "
                        + Arrays.stream(DatabaseKind.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
    }

    private static Migration find(MigrationFolder folder, SettingValue asked) {
        try {
            return VersionQuery.find(folder.all(), asked.filled());
        } catch (UnknownVersionException e) {
            throw new SettingsException(
                    asked + " names a version that " + folder.path() + " does not have.\n" + e.found(), e);
        }
    }

    /**
     * The copy that is asked for, if it is not there to be copied; nothing is opened.
     *
     * @throws io.github.migrationtest.fixtures.copy.CopyUnavailableException if it is named by an unset variable
     */
    public static Optional<SettingValue> missingCopy(Settings settings, Surroundings surroundings) {
        return onKind(settings).get(Setting.COPY_OF).filter(copyOf -> !isThere(copyOf, surroundings));
    }

    private static boolean isThere(SettingValue copyOf, Surroundings surroundings) {
        String file = fileOf(copyOf.filled());
        if (file.startsWith("jdbc:")) {
            return true; // Whether it answers is seen when it is read.
        }
        try {
            return Files.exists(surroundings.resolve(copyOf, file));
        } catch (SettingsException e) {
            return false;
        }
    }

    private static String fileOf(String location) {
        int entry = location.indexOf('!');
        return entry < 0 ? location : location.substring(0, entry);
    }
}
