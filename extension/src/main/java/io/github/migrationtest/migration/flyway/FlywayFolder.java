package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A location of Flyway. */
final class FlywayFolder implements MigrationFolder {
    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final MigrationRuntime runtime;
    private final List<FlywayMigration> migrations;
    private final List<String> warnings;

    private FlywayFolder(FolderSettings settings, MigrationRuntime runtime, FlywayReader reader) {
        this.path = settings.folder();
        this.kind = settings.kind();
        this.runtime = runtime;
        this.migrations = List.copyOf(reader.read());
        this.warnings = reader.warnings();
    }

    static FlywayFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        return new FlywayFolder(
                settings,
                FlywayRuntimes.choose(settings, kind),
                new FlywayReader(settings.folder(), settings.rollbacks(), kind));
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
        List<FlywayHistory.Row> rows = FlywayHistory.of(connection).rows();
        List<Migration> repeatables = new ArrayList<>();
        List<Migration> versioned = new ArrayList<>();
        for (FlywayHistory.Row row : rows) {
            for (FlywayMigration entry : migrations) {
                List<Migration> list = entry.isRepeatable() ? repeatables : versioned;
                if (row.success() && row.isOf(entry) && !list.contains(entry.migration())) {
                    list.add(entry.migration());
                }
            }
        }
        repeatables.addAll(versioned);
        return repeatables;
    }

    /** Newer versions, and the repeatables that are new or have changed. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        FlywayDatabase database = FlywayDatabase.of(connection);
        List<FlywayHistory.Row> rows = new FlywayHistory(connection, database).rows();
        Optional<Version> newest = FlywayValidation.newest(rows);
        return migrations.stream()
                .filter(entry -> entry.isRepeatable()
                        ? isOutdated(entry.on(database), rows)
                        : newest.isEmpty() || entry.migration().version().compareTo(newest.get()) > 0)
                .map(FlywayMigration::migration)
                .toList();
    }

    /** Versions older than the newest applied one: Flyway's validation stops at them. */
    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        List<FlywayHistory.Row> rows = FlywayHistory.of(connection).rows();
        Optional<Version> newest = FlywayValidation.newest(rows);
        FlywayValidation validation = new FlywayValidation(migrations, rows);
        return migrations.stream()
                .filter(entry -> validation.isPassedOver(entry, newest))
                .map(FlywayMigration::migration)
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return FlywayHistory.of(connection).rows().stream()
                .filter(row -> row.type().equals("SQL") && migrations.stream().noneMatch(row::isOf))
                .map(row -> (row.version().isEmpty() ? "repeatable " : "version " + row.version() + " ")
                        + row.description())
                .toList();
    }

    private static boolean isOutdated(FlywayMigration entry, List<FlywayHistory.Row> rows) {
        Optional<FlywayHistory.Row> last =
                rows.stream().filter(row -> row.isOf(entry)).reduce((first, second) -> second);
        return last.isEmpty() || !last.get().checksum().equals(Optional.of(entry.checksum()));
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new FlywayRun(connection, runtime, observer).apply(entries(wanted), migrations);
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
                                + ". Write one, name the folder that has it with `rollbacks`, or use `database.backup()` and"
                                + " `restore(backup)`.");
            }
        }
        new FlywayRun(connection, runtime, observer).takeBack(versioned);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        FlywayDatabase database = FlywayDatabase.of(connection);
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
        return wanted.stream()
                .map(migration -> migrations.stream()
                        .filter(entry -> entry.migration().equals(migration))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                migration + " is no migration of the folder " + path + ".")))
                .toList();
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(FlywayHistory.TABLE);
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "say PRAGMA foreign_keys=OFF before the script's own BEGIN: Flyway runs a script that says it without a"
                + " transaction.";
    }
}
