package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of golang-migrate. */
final class GolangMigrateFolder implements MigrationFolder {
    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final GolangMigrateOptions options;
    private final List<Migration> migrations;

    private GolangMigrateFolder(
            FolderSettings settings,
            List<MigrationRuntime> runtimes,
            GolangMigrateOptions options,
            List<Migration> migrations) {
        this.path = settings.folder();
        this.kind = settings.kind();
        this.runtimes = runtimes;
        this.options = options;
        this.migrations = migrations;
    }

    static GolangMigrateFolder read(FolderSettings settings) {
        Path folder = settings.folder();
        Map<BigInteger, MigrationFile> ups = new TreeMap<>();
        Map<BigInteger, MigrationFile> downs = new TreeMap<>();
        for (MigrationFile file : MigrationFile.in(folder)) {
            MigrationFile twin = (file.up() ? ups : downs).putIfAbsent(file.version(), file);
            if (twin != null) {
                throw new MigrationFolderException(
                        "Two migrations have version " + file.version() + ": "
                                + twin.path().getFileName() + " and "
                                + file.path().getFileName() + " in " + folder
                                + ". golang-migrate refuses the folder: \"duplicate migration file\". Renumber one of"
                                + " them.",
                        file.path());
            }
        }
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        GolangMigrateOptions options = GolangMigrateOptions.of(settings, kind);
        List<MigrationRuntime> runtimes = GolangMigrateRuntimes.of(settings, kind);
        Map<BigInteger, MigrationFile> all = new TreeMap<>(downs);
        all.putAll(ups);
        if (all.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + folder + " has no migration of golang-migrate. Name them <number>_<name>.up.sql.",
                    folder);
        }
        List<Migration> migrations = all.values().stream()
                .map(file -> new Migration(
                        Version.number(file.version()),
                        file.name(),
                        script(ups.get(file.version()), settings, kind)
                                .orElseGet(() -> SqlScript.nothing(file.name() + " (no up file)")),
                        script(downs.get(file.version()), settings, kind)))
                .toList();
        return new GolangMigrateFolder(settings, runtimes, options, migrations);
    }

    private static Optional<SqlScript> script(
            @Nullable MigrationFile file, FolderSettings settings, DatabaseKind kind) {
        // A name that cannot be opened is no error to the tool: the version is applied, and nothing runs.
        if (file == null || ScriptFiles.leadsNowhere(file.path())) {
            return Optional.empty();
        }
        String text = settings.options().replacedIn(ScriptFiles.read(file.path(), kind, "golang-migrate"));
        return Optional.of(SqlScript.split(kind, file.path(), text));
    }

    @Override
    public String tool() {
        return "golang-migrate";
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
        return runtimes;
    }

    @Override
    public List<Migration> all() {
        return migrations;
    }

    /** Everything up to the one version that the history keeps. */
    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        Optional<SchemaVersion> current =
                GolangMigrateDriver.of(connection, options).read();
        return migrations.stream()
                .filter(migration -> current.isPresent() && current.get().reaches(migration))
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        Optional<SchemaVersion> current =
                GolangMigrateDriver.of(connection, options).read();
        return migrations.stream()
                .filter(migration -> current.isEmpty() || !current.get().reaches(migration))
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return GolangMigrateDriver.of(connection, options)
                .read()
                .filter(current -> current.version().signum() >= 0)
                .filter(current -> migrations.stream().noneMatch(current::is))
                .map(current -> "version " + current.version())
                .stream()
                .toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return GolangMigrateDriver.of(connection, options)
                .read()
                .map(current -> new GolangMigrateValidation(migrations, current, options.table()).findings())
                .orElse(List.of());
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new GolangMigrateRun(connection, runtime, observer, options, migrations).apply(wanted);
    }

    /** Takes back; a migration without a down file is stepped over as the tool does it: only the version changes. */
    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new GolangMigrateRun(connection, runtime, observer, options, migrations).takeBack(wanted);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        GolangMigrateDriver driver = GolangMigrateDriver.of(connection, options);
        driver.createTable();
        Optional<Migration> newest = applied.stream().max(Comparator.comparing(Migration::version));
        driver.write(newest.map(SchemaVersion::of).orElse(SchemaVersion.NONE), false);
    }

    @Override
    public Set<String> historyTables() {
        return Stream.concat(Stream.of(options.table()), options.lockTable().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "run the migration without a transaction: add x-no-tx-wrap=true to golang-migrate's database URL, and"
                + " to options here.";
    }
}
