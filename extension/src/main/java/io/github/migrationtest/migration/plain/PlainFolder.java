package io.github.migrationtest.migration.plain;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder of plain SQL. */
final class PlainFolder implements MigrationFolder {
    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final List<PlainMigration> migrations;
    private final List<String> warnings;

    private PlainFolder(Path path, Optional<DatabaseKind> kind, List<MigrationRuntime> runtimes, PlainReader reader) {
        this.path = path;
        this.kind = kind;
        this.runtimes = runtimes;
        this.migrations = reader.migrations();
        this.warnings = reader.warnings();
    }

    static PlainFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        return new PlainFolder(
                settings.folder(), settings.kind(), runtimes(settings, kind), new PlainReader(settings, kind));
    }

    /** Nothing says what runs such a folder: on SQLite enforcement may be on or off in production. */
    private static List<MigrationRuntime> runtimes(FolderSettings settings, DatabaseKind kind) {
        List<MigrationRuntime> known = kind == DatabaseKind.SQLITE
                ? List.of(
                        sqlite("foreign-keys-off", "PRAGMA foreign_keys = OFF"),
                        sqlite("foreign-keys-on", "PRAGMA foreign_keys = ON"))
                : List.of(new MigrationRuntime("sql", DatabaseSettings.none(), false, true));
        if (settings.runtime().isEmpty()) {
            return known;
        }
        String name = settings.runtime().get();
        List<MigrationRuntime> named =
                known.stream().filter(runtime -> runtime.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" says nothing of a plain folder on " + kind.productName()
                            + ". Known are "
                            + known.stream().map(MigrationRuntime::name).collect(Collectors.joining(", ")) + ".",
                    settings.folder());
        }
        return named;
    }

    private static MigrationRuntime sqlite(String name, String setting) {
        return new MigrationRuntime(name, new DatabaseSettings(List.of(setting)), false, true);
    }

    @Override
    public String tool() {
        return "plain";
    }

    @Override
    public Path path() {
        return path;
    }

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
        return migrations.stream().map(PlainMigration::migration).toList();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return migrations(new PlainHistory(connection).versions(), true);
    }

    /** All that have no row, older ones too. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return migrations(new PlainHistory(connection).versions(), false);
    }

    private List<Migration> migrations(Set<String> versions, boolean recorded) {
        return migrations.stream()
                .filter(entry -> versions.contains(entry.version()) == recorded)
                .map(PlainMigration::migration)
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        Set<String> known = migrations.stream().map(PlainMigration::version).collect(Collectors.toSet());
        return new PlainHistory(connection)
                .versions().stream()
                        .filter(version -> !known.contains(version))
                        .map(version -> "version " + version)
                        .toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (String unknown : unknown(connection)) {
            findings.add(Finding.error(
                    "missing",
                    "The history has " + unknown + ", and the folder has no such migration.",
                    "Restore its file: new databases are made without it."));
        }
        List<Migration> applied = applied(connection);
        Set<Migration> pending = new HashSet<>(pending(connection));
        Migration newest = applied.isEmpty() ? null : applied.get(applied.size() - 1);
        List<Migration> all = all();
        for (Migration migration : all.subList(0, Math.max(0, all.indexOf(newest)))) {
            if (newest != null && pending.contains(migration)) {
                findings.add(Finding.error(
                        "out-of-order",
                        migration,
                        migration.name() + " stands before " + newest.name() + ", which is applied.",
                        "It is applied behind that one here, and before it in a new database. Give it a later"
                                + " number."));
            }
        }
        return findings;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new PlainRun(connection, runtime, observer).apply(entries(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name() + " cannot be taken back: there is no down script of its name in " + path
                                + ". Write one, name the folder that has it with `rollbacks`, or use"
                                + " `database.backup()` and `restore(backup)`.");
            }
        }
        new PlainRun(connection, runtime, observer).takeBack(entries(wanted));
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        PlainHistory history = new PlainHistory(connection);
        history.create();
        history.clear();
        for (PlainMigration migration : entries(applied)) {
            history.insert(migration.version());
        }
    }

    private List<PlainMigration> entries(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, PlainMigration::migration, path);
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(PlainHistory.TABLE);
    }
}
