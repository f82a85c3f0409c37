package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/** A folder of golang-migrate. */
final class GolangMigrateFolder implements MigrationFolder {
    private static final List<MigrationRuntime> ON_SQLITE = List.of(
            new MigrationRuntime("go-sqlite3", new DatabaseSettings(List.of("PRAGMA foreign_keys = OFF")), false, true),
            new MigrationRuntime("sqlite-jdbc", DatabaseSettings.none(), false, true));

    private static final List<MigrationRuntime> ON_POSTGRESQL =
            List.of(new MigrationRuntime("lib/pq", DatabaseSettings.none(), false, true));

    private static final List<MigrationRuntime> ON_MYSQL =
            List.of(new MigrationRuntime("go-sql-driver/mysql", DatabaseSettings.none(), false, true));

    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final List<Migration> migrations;

    private GolangMigrateFolder(
            Path path, Optional<DatabaseKind> kind, List<MigrationRuntime> runtimes, List<Migration> migrations) {
        this.path = path;
        this.kind = kind;
        this.runtimes = runtimes;
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
                                + ". golang-migrate refuses the folder: \"duplicate migration file\". Renumber one of them.",
                        file.path());
            }
        }
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
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
                        script(ups.get(file.version()), kind)
                                .orElseGet(() -> SqlScript.nothing(file.name() + " (no up file)")),
                        script(downs.get(file.version()), kind)))
                .toList();
        return new GolangMigrateFolder(folder, settings.kind(), runtimes(settings, kind), migrations);
    }

    private static List<MigrationRuntime> runtimes(FolderSettings settings, DatabaseKind kind) {
        List<MigrationRuntime> known =
                switch (kind) {
                    case SQLITE -> ON_SQLITE;
                    case POSTGRESQL -> ON_POSTGRESQL;
                    case MYSQL, MARIADB -> ON_MYSQL;
                };
        if (settings.runtime().isEmpty()) {
            return known.subList(0, 1);
        }
        String name = settings.runtime().get();
        List<MigrationRuntime> named =
                known.stream().filter(runtime -> runtime.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new MigrationFolderException(
                    "runtime = \"" + name
                            + "\" is no driver that runs golang-migrate's migrations on " + kind.productName()
                            + ". Known are "
                            + known.stream().map(MigrationRuntime::name).collect(Collectors.joining(", ")) + ".",
                    settings.folder());
        }
        return named;
    }

    private static Optional<SqlScript> script(@Nullable MigrationFile file, DatabaseKind kind) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
            return Optional.of(SqlScript.split(kind, file.path(), text));
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The script " + file.path() + " cannot be read: " + e.getMessage(), file.path(), 0, e);
        }
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
        Optional<SchemaVersion> current = GolangMigrateDriver.of(connection).read();
        return migrations.stream()
                .filter(migration -> current.isPresent() && current.get().reaches(migration))
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        Optional<SchemaVersion> current = GolangMigrateDriver.of(connection).read();
        return migrations.stream()
                .filter(migration -> current.isEmpty() || !current.get().reaches(migration))
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return GolangMigrateDriver.of(connection)
                .read()
                .filter(current -> current.version().signum() >= 0)
                .filter(current -> migrations.stream().noneMatch(current::is))
                .map(current -> "version " + current.version())
                .stream()
                .toList();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new GolangMigrateRun(connection, runtime, observer, migrations).apply(wanted);
    }

    /** Takes back; a migration without a down file is stepped over as the tool does it: only the version changes. */
    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new GolangMigrateRun(connection, runtime, observer, migrations).takeBack(wanted);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        GolangMigrateDriver driver = GolangMigrateDriver.of(connection);
        driver.createTable();
        Optional<Migration> newest = applied.stream().max(Comparator.comparing(Migration::version));
        driver.write(newest.map(SchemaVersion::of).orElse(SchemaVersion.NONE), false);
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(GolangMigrateDriver.TABLE);
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "run the migration without a transaction: add x-no-tx-wrap=true to golang-migrate's database URL.";
    }
}
