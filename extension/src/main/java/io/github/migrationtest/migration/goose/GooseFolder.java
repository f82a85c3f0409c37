package io.github.migrationtest.migration.goose;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder of goose. */
final class GooseFolder implements MigrationFolder {
    private final FolderSettings settings;
    private final List<MigrationRuntime> runtimes;
    private final GooseOptions options;
    private final List<GooseMigration> migrations;

    private GooseFolder(
            FolderSettings settings,
            List<MigrationRuntime> runtimes,
            GooseOptions options,
            List<GooseMigration> migrations) {
        this.settings = settings;
        this.runtimes = runtimes;
        this.options = options;
        this.migrations = migrations;
    }

    static GooseFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        GooseOptions options = GooseOptions.of(settings);
        List<MigrationRuntime> runtimes = GooseRuntimes.of(settings, kind);
        List<GooseMigration> migrations = new GooseReader(settings, kind, options).migrations();
        if (migrations.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + settings.folder()
                            + " has no migration of goose: \"no migration files found\". Name them"
                            + " <number>_<name>.sql.",
                    settings.folder());
        }
        return new GooseFolder(settings, runtimes, options, migrations);
    }

    @Override
    public String tool() {
        return "goose";
    }

    @Override
    public Path path() {
        return settings.folder();
    }

    /** Its files say nothing of the engine: what the user said. */
    @Override
    public Optional<DatabaseKind> kind() {
        return settings.kind();
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return runtimes;
    }

    @Override
    public List<Migration> all() {
        return of(migrations);
    }

    private static List<Migration> of(List<GooseMigration> some) {
        return some.stream().map(GooseMigration::migration).toList();
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        Map<Long, Migration> byVersion =
                migrations.stream().collect(Collectors.toMap(GooseMigration::version, GooseMigration::migration));
        return rows(connection).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(row -> byVersion.get(row.getKey()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return of(GooseOrder.pending(migrations, rows(connection)));
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        return of(GooseOrder.skipped(migrations, rows(connection)));
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return new GooseValidation(migrations, options, rows(connection))
                .unknown().stream().map(version -> "version " + version).toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new GooseValidation(migrations, options, rows(connection)).findings();
    }

    private Map<Long, Boolean> rows(Connection connection) throws SQLException {
        return GooseDriver.of(connection, options).hasTable()
                ? new GooseHistory(connection, options.table()).versions()
                : Map.of();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer).apply(find(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        run(connection, runtime, observer).takeBack(find(wanted));
    }

    private GooseRun run(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        return new GooseRun(connection, runtime, observer, options, settings.options(), migrations);
    }

    private List<GooseMigration> find(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, GooseMigration::migration, settings.folder());
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        GooseDriver driver = GooseDriver.of(connection, options);
        GooseHistory history = new GooseHistory(connection, options.table());
        GooseRun.createTable(driver, history);
        for (long version : history.versions().keySet()) {
            if (version > 0) {
                history.delete(version);
            }
        }
        for (GooseMigration migration : find(applied)) {
            history.insert(migration.version());
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(options.table().substring(options.table().indexOf('.') + 1));
    }

    /** Its migrations in Go run as part of its own run, and with them all others. */
    @Override
    public boolean runsCode() {
        return migrations.stream().anyMatch(migration -> migration.scripts().isEmpty());
    }

    @Override
    public List<byte[]> dependencies() {
        return migrations.stream()
                .filter(migration -> migration.scripts().isEmpty())
                .flatMap(migration -> migration.migration().up().path().stream())
                .map(ScriptFiles::bytes)
                .toList();
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "run the migration without a transaction: write -- +goose NO TRANSACTION at its beginning.";
    }
}
