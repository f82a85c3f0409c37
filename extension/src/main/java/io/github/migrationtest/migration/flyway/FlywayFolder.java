package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.migration.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A location of Flyway. */
final class FlywayFolder implements MigrationFolder {
    /** The events of a run that has nothing to apply ({@code DbMigrate}). */
    private static final List<String> AROUND_A_RUN = List.of(
            "beforeConnect",
            "afterConnect",
            "createSchema",
            "beforeValidate",
            "afterValidate",
            "beforeMigrate",
            "afterMigrate",
            "afterMigrateOperationFinish");

    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final MigrationRuntime runtime;
    private final ToolOptions options;
    private final FlywaySettings flyway;
    private final FlywayLocations locations;
    private final Optional<FlywayLibrary> library;
    private final List<FlywayMigration> migrations;
    private final Map<FlywayKey, FlywayMigration> byKey;
    private final List<FlywayScript> callbacks;
    private final List<FlywayCallback> javaCallbacks;
    private final List<FlywayFile> files;
    private final List<String> warnings;

    private FlywayFolder(
            FolderSettings settings,
            FlywaySettings flyway,
            FlywayLocations locations,
            Optional<FlywayLibrary> library,
            DatabaseKind kind) {
        this.path = settings.folder();
        this.kind = settings.kind();
        this.options = settings.options();
        this.flyway = flyway;
        this.locations = locations;
        this.library = library;
        this.runtime = FlywayRuntimes.choose(settings, flyway, kind);
        FlywayReader reader = new FlywayReader(settings, flyway, locations, library, kind);
        this.migrations = List.copyOf(reader.read());
        this.byKey = FlywayValidation.byKey(migrations);
        this.callbacks = library.isPresent() ? reader.callbacks() : List.of();
        this.javaCallbacks = library.map(FlywayLibrary::callbacks).orElse(List.of());
        this.files = reader.files();
        this.warnings = reader.warnings();
    }

    static FlywayFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        FlywaySettings flyway = FlywayConfiguration.of(settings);
        FlywayLocations locations = FlywayLocations.of(settings, flyway, kind);
        return new FlywayFolder(settings, flyway, locations, FlywayLibrary.find(flyway, locations), kind);
    }

    @Override
    public String tool() {
        return "flyway";
    }

    @Override
    public Path path() {
        return path;
    }

    /** Its file names say nothing of the engine: what the user said. */
    @Override
    public Optional<DatabaseKind> kind() {
        return kind;
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return List.of(runtime);
    }

    @Override
    public List<Migration> all() {
        return migrations.stream().map(FlywayMigration::migration).toList();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Repeatables first, so that the last one is the version that the database is at: Flyway's undo passes over
     * repeatables too.
     */
    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        List<FlywayHistory.Row> rows = FlywayHistory.of(connection, flyway).rows();
        Set<Migration> repeatables = new LinkedHashSet<>();
        Set<Migration> versioned = new LinkedHashSet<>();
        for (FlywayHistory.Row row : rows) {
            FlywayMigration entry = row.key().map(byKey::get).orElse(null);
            if (row.success() && entry != null) {
                (entry.isRepeatable() ? repeatables : versioned).add(entry.migration());
            }
        }
        repeatables.addAll(versioned);
        return List.copyOf(repeatables);
    }

    /** Newer versions, and the repeatables that are new or have changed. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        FlywayDatabase database = FlywayDatabase.of(connection, flyway);
        FlywayHistory history = new FlywayHistory(connection, database);
        List<FlywayHistory.Row> rows = history.rows();
        FlywayValidation validation = new FlywayValidation(migrations, rows);
        Map<FlywayKey, FlywayHistory.Row> last = last(rows);
        Optional<Version> newest = history.exists() || database.isEmpty()
                ? FlywayValidation.newest(rows)
                : flyway.baseline().filter(baseline -> library.isPresent());
        return migrations.stream()
                .filter(entry -> entry.isRepeatable()
                        ? isOutdated(entry.on(database), last)
                        : newest.isEmpty()
                                || entry.migration().version().compareTo(newest.get()) > 0
                                || appliesOutOfOrder() && validation.isPassedOver(entry, newest))
                .map(FlywayMigration::migration)
                .toList();
    }

    /** Whether there are callbacks that Flyway calls around a run, be there something to apply or not. */
    @Override
    public boolean runsWithoutPending() {
        return AROUND_A_RUN.stream()
                .anyMatch(event -> callbacks.stream()
                                .anyMatch(callback -> callback.file().name().matches("(?i)" + event + "(__.*)?"))
                        || javaCallbacks.stream()
                                .anyMatch(callback -> callback.events().contains(event)));
    }

    /** Only Flyway itself does that. */
    private boolean appliesOutOfOrder() {
        return flyway.outOfOrder() && library.isPresent();
    }

    /** Versions older than the newest applied one: Flyway's validation stops at them. */
    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        if (appliesOutOfOrder()) {
            return List.of();
        }
        List<FlywayHistory.Row> rows = FlywayHistory.of(connection, flyway).rows();
        Optional<Version> newest = FlywayValidation.newest(rows);
        FlywayValidation validation = new FlywayValidation(migrations, rows);
        return migrations.stream()
                .filter(entry -> validation.isPassedOver(entry, newest))
                .map(FlywayMigration::migration)
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return FlywayHistory.of(connection, flyway).rows().stream()
                .filter(row -> row.isMigration()
                        && row.key().filter(byKey::containsKey).isEmpty())
                .map(row -> (row.version().isEmpty() ? "repeatable " : "version " + row.version() + " ")
                        + row.description())
                .toList();
    }

    private static boolean isOutdated(FlywayMigration entry, Map<FlywayKey, FlywayHistory.Row> last) {
        FlywayHistory.Row row = last.get(entry.key());
        return row == null || !row.checksum().equals(entry.checksum());
    }

    /** The newest row of each migration. */
    private static Map<FlywayKey, FlywayHistory.Row> last(List<FlywayHistory.Row> rows) {
        Map<FlywayKey, FlywayHistory.Row> last = new HashMap<>();
        rows.forEach(row -> row.key().ifPresent(key -> last.put(key, row)));
        return last;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new FlywayRun(connection, runtime, flyway, observer).apply(entries(wanted), migrations);
    }

    /** By the user's flyway-core where it is on the class path. */
    @Override
    public void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        if (library.isEmpty()) {
            apply(database.connection(), runtime, wanted, observer);
            return;
        }
        FlywayDatabase target = FlywayDatabase.of(database.connection(), flyway);
        FlywayHistory history = new FlywayHistory(database.connection(), target);
        if (!history.exists() && !target.isEmpty() && flyway.baseline().isEmpty()) {
            throw FlywayRun.notEmpty(target);
        }
        List<FlywayMigration> entries = entries(wanted);
        List<FlywayHistory.Row> rows = history.rows();
        if (flyway.validatesAsByDefault()) {
            new FlywayValidation(
                            migrations.stream().map(entry -> entry.on(target)).toList(), rows)
                    .check();
        }
        Optional<String> last = entries.stream()
                .filter(entry -> !entry.isRepeatable())
                .reduce((first, second) -> second)
                .map(FlywayMigration::version);
        // Repeatables alone: Flyway stops where the database already is, if that is a version of the folder.
        Optional<String> until = last.or(() -> FlywayValidation.newest(rows)
                .filter(newest -> migrations.stream()
                        .anyMatch(entry -> entry.migration().version().equals(newest)))
                .map(Version::text));
        Map<FlywayKey, FlywayHistory.Row> newest = last(rows);
        Set<FlywayMigration> asked = new HashSet<>(entries);
        List<FlywayMigration> hidden = migrations.stream()
                .filter(entry -> entry.isRepeatable() && !asked.contains(entry) && isOutdated(entry.on(target), newest))
                .toList();
        boolean hidesApplied = hidden.stream().anyMatch(entry -> newest.containsKey(entry.key()));
        library.get()
                .migrate(
                        database,
                        runtime,
                        new FlywayWanted(entries, hidden, hidesApplied, migrations, files, until, options),
                        observer);
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        FlywayDatabase database = FlywayDatabase.of(connection, flyway);
        List<FlywayHistory.Row> rows = new FlywayHistory(connection, database).rows();
        return new FlywayValidation(
                        migrations.stream().map(entry -> entry.on(database)).toList(), rows)
                .findings(appliesOutOfOrder());
    }

    /** The callbacks in SQL, which flyway-core runs. */
    @Override
    public List<SqlScript> otherScripts() {
        return callbacks.stream().map(FlywayScript::script).toList();
    }

    @Override
    public List<byte[]> dependencies() {
        List<byte[]> dependencies = new ArrayList<>();
        new TreeMap<>(flyway.values())
                .forEach((name, value) -> dependencies.add((name + "=" + value).getBytes(StandardCharsets.UTF_8)));
        callbacks.forEach(callback ->
                dependencies.add((callback.file().script() + "\n" + callback.raw()).getBytes(StandardCharsets.UTF_8)));
        library.ifPresent(library -> {
            dependencies.add(library.version().getBytes(StandardCharsets.UTF_8));
            javaCallbacks.forEach(callback -> dependencies.add(callback.code()));
            locations.classFiles().forEach(file -> dependencies.add(ScriptFiles.bytes(file)));
        });
        return dependencies;
    }

    /** Runs the undo scripts and deletes the rows of what they undo; repeatables are passed over, as Flyway does. */
    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        List<FlywayMigration> versioned =
                entries(wanted).stream().filter(entry -> !entry.isRepeatable()).toList();
        for (FlywayMigration entry : versioned) {
            if (entry.migration().down().isEmpty()) {
                throw new NoWayBackException(
                        entry.migration(),
                        entry.migration().name() + " cannot be taken back: there is no undo script U" + entry.version()
                                + "__*.sql in " + path
                                + ". Write one, name the folder that has it with `rollbacks`, or use"
                                + " `database.backup()` and `restore(backup)`.");
            }
        }
        new FlywayRun(connection, runtime, flyway, observer).takeBack(versioned);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        FlywayDatabase database = FlywayDatabase.of(connection, flyway);
        FlywayHistory history = new FlywayHistory(connection, database);
        if (!history.exists()) {
            history.create();
        }
        history.clear();
        for (FlywayMigration entry : entries(applied)) {
            history.insert(entry.on(database), 0, true);
        }
    }

    private List<FlywayMigration> entries(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, FlywayMigration::migration, path);
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(flyway.table());
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "say PRAGMA foreign_keys=OFF before the script's own BEGIN: Flyway runs a script that says it without a"
                + " transaction.";
    }
}
