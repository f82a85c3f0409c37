package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A folder of Drizzle Kit. */
final class DrizzleFolder implements MigrationFolder {
    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final List<DrizzleMigration> migrations;
    private final List<String> warnings;

    private DrizzleFolder(
            Path path, Optional<DatabaseKind> kind, List<MigrationRuntime> runtimes, DrizzleReader reader) {
        this.path = path;
        this.kind = kind;
        this.runtimes = runtimes;
        this.migrations = reader.migrations();
        this.warnings = reader.warnings();
    }

    static DrizzleFolder read(FolderSettings settings) {
        Path path = settings.folder();
        DrizzleJournal journal = DrizzleJournal.read(path);
        Optional<DatabaseKind> kind = kind(journal.dialect());
        return new DrizzleFolder(
                path,
                kind,
                runtimes(settings, journal.dialect(), kind),
                new DrizzleReader(path, journal, settings.rollbacks()));
    }

    private static Optional<DatabaseKind> kind(String dialect) {
        return switch (dialect) {
            case "sqlite", "turso" -> Optional.of(DatabaseKind.SQLITE);
            case "postgresql", "pg" -> Optional.of(DatabaseKind.POSTGRESQL);
            case "mysql" -> Optional.of(DatabaseKind.MYSQL);
            default -> Optional.empty();
        };
    }

    private static List<MigrationRuntime> runtimes(
            FolderSettings settings, String dialect, Optional<DatabaseKind> kind) {
        if (kind.isPresent() && kind.get() != DatabaseKind.SQLITE) {
            return List.of(new MigrationRuntime("jdbc", DatabaseSettings.none(), false, true));
        }
        if (settings.runtime().isEmpty()) {
            return DriverSearch.search(settings.folder(), dialect).stream()
                    .map(DrizzleDriver::runtime)
                    .toList();
        }
        String name = settings.runtime().get();
        DrizzleDriver driver = DrizzleDriver.named(name)
                .orElseThrow(() -> new MigrationFolderException(
                        "runtime = \"" + name + "\" is no driver that runs Drizzle migrations on SQLite. Known are "
                                + DrizzleDriver.names() + ".",
                        settings.folder()));
        return List.of(driver.runtime());
    }

    @Override
    public String tool() {
        return "drizzle";
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
        return migrations.stream().map(DrizzleMigration::migration).toList();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        List<Migration> applied = new ArrayList<>();
        for (DrizzleHistory.Row row : new DrizzleHistory(connection).rows()) {
            recorded(row)
                    .map(DrizzleMigration::migration)
                    .filter(m -> !applied.contains(m))
                    .ifPresent(applied::add);
        }
        return applied;
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return new DrizzleHistory(connection)
                .rows().stream()
                        .filter(row -> recorded(row).isEmpty())
                        .map(row -> "created_at "
                                + (row.createdAt().isPresent()
                                        ? (long) row.createdAt().getAsDouble()
                                        : "NULL") + ", hash " + row.hash())
                        .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        List<DrizzleHistory.Row> rows = new DrizzleHistory(connection).rows();
        OptionalDouble newest =
                rows.stream().mapToDouble(row -> row.createdAt().orElse(0)).max();
        return migrations.stream()
                .filter(migration -> newest.isEmpty() || migration.when() > newest.getAsDouble())
                .map(DrizzleMigration::migration)
                .toList();
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        List<Migration> skipped = new ArrayList<>(all());
        skipped.removeAll(applied(connection));
        skipped.removeAll(pending(connection));
        return skipped;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        requireSqlite(connection);
        new DrizzleRun(connection, runtime, observer).apply(entries(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        requireSqlite(connection);
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name() + " cannot be taken back: Drizzle Kit has no down migrations."
                                + " `database.backup()` and `restore(backup)` are the way back, or name a folder that has "
                                + migration.name() + ".down.sql with `rollbacks`.");
            }
        }
        new DrizzleRun(connection, runtime, observer).takeBack(entries(wanted));
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        DrizzleHistory history = new DrizzleHistory(connection);
        history.create();
        history.clear();
        for (DrizzleMigration migration : entries(applied)) {
            history.insert(migration.hash(), migration.when());
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(DrizzleHistory.TABLE);
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "switch enforcement off on the connection before the migrator opens its transaction, and on again after it:"
                + " sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys ="
                + " ON').";
    }

    private Optional<DrizzleMigration> recorded(DrizzleHistory.Row row) {
        Optional<DrizzleMigration> sameTime = migrations.stream()
                .filter(migration -> row.createdAt().equals(OptionalDouble.of((double) migration.when())))
                .filter(migration -> row.hash().equals(migration.hash()))
                .findFirst();
        return sameTime.or(() -> migrations.stream()
                .filter(migration -> migration.isRecordedBy(row))
                .findFirst());
    }

    private List<DrizzleMigration> entries(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, DrizzleMigration::migration, path);
    }

    private void requireSqlite(Connection connection) {
        if (kind.isPresent() && kind.get() != DatabaseKind.SQLITE
                || DatabaseKind.of(connection) != DatabaseKind.SQLITE) {
            throw new MigrationFolderException(
                    "The Drizzle folder " + path + " is written for "
                            + kind.map(DatabaseKind::productName).orElse("?")
                            + "; migrations of Drizzle Kit are applied to SQLite only.",
                    path);
        }
    }
}
