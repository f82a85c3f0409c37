package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of Drizzle Kit. */
final class DrizzleFolder implements MigrationFolder {
    private final Path path;
    private final DrizzleLayout layout;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final List<DrizzleMigration> migrations;
    private final List<String> warnings;
    private final SnapshotCheck snapshots;

    private DrizzleFolder(
            DrizzleLayout layout,
            FolderSettings settings,
            String dialect,
            Optional<DatabaseKind> kind,
            List<DrizzleMigration> migrations,
            List<String> warnings) {
        this.path = settings.folder();
        this.layout = layout;
        this.kind = kind;
        this.runtimes = runtimes(settings, dialect, kind.orElse(DatabaseKind.SQLITE));
        this.migrations = migrations;
        this.warnings = warnings;
        this.snapshots = new SnapshotCheck(path, migrations);
    }

    static DrizzleFolder read(FolderSettings settings) {
        Path path = settings.folder();
        if (FolderReader.recognises(path)) {
            String dialect = FolderReader.dialect(path);
            Optional<DatabaseKind> kind = kind(dialect, settings);
            List<DrizzleMigration> migrations = FolderReader.read(settings, kind.orElse(DatabaseKind.SQLITE));
            return new DrizzleFolder(DrizzleLayout.FOLDERS, settings, dialect, kind, migrations, List.of());
        }
        DrizzleJournal journal = DrizzleJournal.read(path);
        Optional<DatabaseKind> kind = kind(journal.dialect(), settings);
        DrizzleReader reader = new DrizzleReader(settings, journal, kind.orElse(DatabaseKind.SQLITE));
        return new DrizzleFolder(
                DrizzleLayout.JOURNAL, settings, journal.dialect(), kind, reader.migrations(), reader.warnings());
    }

    /** Drizzle Kit has one dialect for MySQL and MariaDB, so the user says which. */
    private static Optional<DatabaseKind> kind(String dialect, FolderSettings settings) {
        return switch (dialect) {
            case "sqlite", "turso" -> Optional.of(DatabaseKind.SQLITE);
            case "postgresql", "pg", "postgres" -> Optional.of(DatabaseKind.POSTGRESQL);
            case "mysql" ->
                settings.kind().filter(DatabaseKind.MARIADB::equals).or(() -> Optional.of(DatabaseKind.MYSQL));
            case "" -> settings.kind();
            default ->
                throw new MigrationFolderException(
                        "The Drizzle folder " + settings.folder() + " is written for " + dialect
                                + ". Migrations of Drizzle Kit are applied to SQLite, PostgreSQL, MySQL and MariaDB.",
                        settings.folder());
        };
    }

    private static List<MigrationRuntime> runtimes(FolderSettings settings, String dialect, DatabaseKind kind) {
        if (settings.runtime().isEmpty()) {
            return DriverSearch.search(settings.folder(), dialect, kind).stream()
                    .map(DrizzleDriver::runtime)
                    .toList();
        }
        String name = settings.runtime().get();
        DrizzleDriver driver = DrizzleDriver.named(kind, name)
                .orElseThrow(() -> new MigrationFolderException(
                        "runtime = \"" + name + "\" is no driver that runs Drizzle migrations on " + kind.productName()
                                + ". Known are " + DrizzleDriver.names(kind) + ".",
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
        Set<Migration> applied = new LinkedHashSet<>();
        for (DrizzleHistory.Row row : rows(connection)) {
            layout.recorded(row, migrations).map(DrizzleMigration::migration).ifPresent(applied::add);
        }
        return List.copyOf(applied);
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return rows(connection).stream()
                .filter(row -> layout.recorded(row, migrations).isEmpty())
                .map(DrizzleHistory.Row::described)
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return layout.pending(DatabaseKind.of(connection), rows(connection), migrations).stream()
                .map(DrizzleMigration::migration)
                .toList();
    }

    /** As the migrator would see them: rows of drizzle-orm 0.x with the names that 1.0 would give them. */
    private List<DrizzleHistory.Row> rows(Connection connection) throws SQLException {
        DrizzleHistory history = new DrizzleHistory(connection);
        List<DrizzleHistory.Row> rows = history.rows();
        return layout.hasNames() && history.isOfVersionZero() ? NamesOfRows.of(rows, migrations) : rows;
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new HistoryCheck(DatabaseKind.of(connection), layout, migrations).of(rows(connection));
    }

    @Override
    public List<Finding> intended(Migration migration, SchemaSnapshot schema) {
        return snapshots.of(entries(List.of(migration)).get(0), schema.withoutTables(historyTables()));
    }

    @Override
    public List<Finding> intended(Migration migration, SchemaSnapshot before, SchemaSnapshot after) {
        return snapshots.of(
                entries(List.of(migration)).get(0),
                before.withoutTables(historyTables()),
                after.withoutTables(historyTables()));
    }

    @Override
    public List<String> intendedChanges(Migration migration, SchemaSnapshot before) {
        return snapshots.changes(entries(List.of(migration)).get(0), before.withoutTables(historyTables()));
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        Set<Migration> skipped = new LinkedHashSet<>(all());
        applied(connection).forEach(skipped::remove);
        pending(connection).forEach(skipped::remove);
        return List.copyOf(skipped);
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        requireKind(connection);
        new DrizzleRun(connection, runtime, observer, layout).apply(entries(wanted), migrations);
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        requireKind(connection);
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name() + " cannot be taken back: Drizzle Kit has no down migrations."
                                + " `database.backup()` and `restore(backup)` are the way back, or name a"
                                + " folder that has "
                                + migration.name() + ".down.sql with `rollbacks`, or write "
                                + (layout == DrizzleLayout.JOURNAL ? migration.name() + ".down.sql" : "down.sql")
                                + " beside its file.");
            }
        }
        new DrizzleRun(connection, runtime, observer, layout).takeBack(entries(wanted), migrations);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        DrizzleHistory history = new DrizzleHistory(connection);
        history.create(layout.hasNames());
        history.clear();
        boolean names = layout.hasNames() && history.hasNames();
        for (DrizzleMigration migration : entries(applied)) {
            history.insert(migration, names);
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(
                kind.equals(Optional.of(DatabaseKind.POSTGRESQL))
                        ? "drizzle." + DrizzleHistory.TABLE
                        : DrizzleHistory.TABLE);
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "switch enforcement off on the connection before the migrator opens its transaction, and on again after"
                + " it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder });"
                + " sqlite.pragma('foreign_keys = ON').";
    }

    private List<DrizzleMigration> entries(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, DrizzleMigration::migration, path);
    }

    private void requireKind(Connection connection) {
        DatabaseKind found = DatabaseKind.of(connection);
        if (found != kind.orElse(DatabaseKind.SQLITE)) {
            throw new MigrationFolderException(
                    "The Drizzle folder " + path + " is written for "
                            + kind.orElse(DatabaseKind.SQLITE).productName() + ", and the database is "
                            + found.productName() + ". Name that engine's folder, or `database`.",
                    path);
        }
    }
}
