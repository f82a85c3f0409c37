package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the scripts of a folder and of the folders in it. */
final class FlywayReader {
    private final Path folder;
    private final DatabaseKind kind;
    private final FlywaySettings flyway;
    private final FolderSettings settings;
    private final Optional<FlywayLibrary> library;
    private final List<FlywayFile> files;
    private final Map<Version, FlywayFile> undos = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    FlywayReader(
            FolderSettings settings,
            FlywaySettings flyway,
            FlywayLocations locations,
            Optional<FlywayLibrary> library,
            DatabaseKind kind) {
        this.settings = settings;
        this.folder = settings.folder();
        this.kind = kind;
        this.flyway = flyway;
        this.library = library;
        this.files = new ArrayList<>();
        FlywayNaming naming = FlywayNaming.of(flyway);
        locations.folders().forEach(location -> files.addAll(FlywayFile.in(location, naming)));
        settings.rollbacks().ifPresent(rollbacks -> addUndosOf(rollbacks, naming));
    }

    private void addUndosOf(Path rollbacks, FlywayNaming naming) {
        if (!Files.isDirectory(rollbacks)) {
            throw new MigrationFolderException(
                    "There is no rollbacks folder " + rollbacks
                            + ". Name one that has U<version>__<description>.sql files with `rollbacks`.",
                    rollbacks);
        }
        FlywayFile.in(rollbacks, naming).stream()
                .filter(file -> file.type() == FlywayFile.Type.UNDO)
                .filter(file -> files.stream().noneMatch(known -> known.path().equals(file.path())))
                .forEach(files::add);
    }

    List<FlywayMigration> read() {
        for (FlywayFile file : of(FlywayFile.Type.UNDO)) {
            FlywayFile twin = undos.putIfAbsent(version(file), file);
            if (twin != null) {
                throw twice("undo migrations have version " + file.version(), twin, file);
            }
        }
        Map<Version, FlywayFile> versioned = new HashMap<>();
        for (FlywayFile file : of(FlywayFile.Type.VERSIONED)) {
            FlywayFile twin = versioned.putIfAbsent(version(file), file);
            if (twin != null) {
                throw twice("migrations have version " + version(twin), twin, file);
            }
        }
        Map<String, FlywayFile> repeatable = new HashMap<>();
        for (FlywayFile file : of(FlywayFile.Type.REPEATABLE)) {
            FlywayFile twin = repeatable.putIfAbsent(file.description(), file);
            if (twin != null) {
                throw twice("repeatable migrations have the description \"" + file.description() + "\"", twin, file);
            }
        }
        List<FlywayMigration> migrations = new ArrayList<>();
        addJava(migrations, versioned);
        if (versioned.isEmpty() && repeatable.isEmpty() && migrations.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + folder + " has no migration of Flyway. Name them V<version>__<description>.sql.",
                    folder);
        }
        versioned.values().stream()
                .filter(file -> !isJava(file))
                .forEach(file -> migrations.add(migration(file, version(file))));
        repeatable.values().forEach(file -> migrations.add(migration(file, Version.repeatable(file.name()))));
        migrations.sort(Comparator.comparing(migration -> migration.migration().version()));
        warnOfUndosOf(versioned);
        warnOfOthers();
        return migrations;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private List<FlywayFile> of(FlywayFile.Type type) {
        return files.stream().filter(file -> file.type() == type).toList();
    }

    private void addJava(List<FlywayMigration> migrations, Map<Version, FlywayFile> versioned) {
        for (FlywayJava java : library.map(FlywayLibrary::javaMigrations).orElse(List.of())) {
            FlywayFile file = FlywayFile.of(java);
            Version version = java.version().isEmpty() ? Version.repeatable(file.name()) : version(file);
            FlywayFile twin = versioned.putIfAbsent(version, file);
            if (twin != null) {
                throw twice("migrations have version " + version(twin), twin, file);
            }
            migrations.add(migration(version, FlywayScript.of(java, kind), Optional.of(java)));
        }
    }

    private static boolean isJava(FlywayFile file) {
        return file.path().toString().endsWith(".class");
    }

    private FlywayMigration migration(FlywayFile file, Version version) {
        return migration(version, script(file), Optional.empty());
    }

    private FlywayMigration migration(Version version, FlywayScript up, Optional<FlywayJava> java) {
        Optional<FlywayScript> down = Optional.ofNullable(undos.get(version)).map(this::script);
        return new FlywayMigration(
                new Migration(version, up.file().name(), up.script(), down.map(FlywayScript::script)), up, down, java);
    }

    private FlywayScript script(FlywayFile file) {
        return FlywayScript.read(file, kind, flyway, settings.options());
    }

    /** The callbacks in SQL, which only flyway-core runs. */
    List<FlywayScript> callbacks() {
        return of(FlywayFile.Type.CALLBACK).stream().map(this::script).toList();
    }

    /** All files that Flyway looks at. */
    List<FlywayFile> files() {
        return List.copyOf(files);
    }

    private static Version version(FlywayFile file) {
        return Version.dotted(file.version());
    }

    private MigrationFolderException twice(String what, FlywayFile first, FlywayFile second) {
        return new MigrationFolderException(
                "Two " + what + ": " + first.script() + " and " + second.script() + " in " + folder
                        + ". Flyway refuses the folder. Renumber or rename one of them.",
                second.path());
    }

    private void warnOfUndosOf(Map<Version, FlywayFile> versioned) {
        List<FlywayFile> strays = undos.entrySet().stream()
                .filter(undo -> !versioned.containsKey(undo.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        warn("Undo scripts that belong to no migration: ", strays, "Give them the version of one.");
    }

    private void warnOfOthers() {
        warn(
                "Not named as Flyway names migrations, so never applied: ",
                of(FlywayFile.Type.OTHER),
                "Name them V<version>__<description>.sql or R__<description>.sql.");
        if (library.isEmpty()) {
            warnings.add("org.flywaydb:flyway-core is not on the class path of the tests, so the scripts in " + folder
                    + " are run as Flyway does it, but not by it: no migrations and callbacks in Java, no outOfOrder, group or"
                    + " mixed. Put the version that migrates production there.");
            warn(
                    "Callbacks are not run here: ",
                    of(FlywayFile.Type.CALLBACK),
                    "Put org.flywaydb:flyway-core on the class path of the tests: migrations are then run by it.");
        }
        warn(
                "Baseline migrations are not run here: ",
                of(FlywayFile.Type.BASELINE),
                "Fresh databases start with the versioned migrations instead.");
    }

    private void warn(String what, List<FlywayFile> strays, String then) {
        if (!strays.isEmpty()) {
            warnings.add(what + strays.stream().map(FlywayFile::script).sorted().collect(Collectors.joining(", "))
                    + " in " + folder + ". " + then);
        }
    }
}
