package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of dbmate. */
final class DbmateFolder implements MigrationFolder {
    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final List<MigrationRuntime> runtimes;
    private final DbmateOptions options;
    private final List<DbmateMigration> migrations;

    private DbmateFolder(
            FolderSettings settings,
            List<MigrationRuntime> runtimes,
            DbmateOptions options,
            List<DbmateMigration> migrations) {
        this.path = settings.folder();
        this.kind = settings.kind();
        this.runtimes = runtimes;
        this.options = options;
        this.migrations = migrations;
    }

    static DbmateFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        DbmateOptions options = DbmateOptions.of(settings);
        List<MigrationRuntime> runtimes = DbmateRuntimes.of(settings, kind);
        List<DbmateMigration> migrations = new DbmateReader(settings, kind).migrations();
        if (migrations.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + settings.folder()
                            + " has no migration of dbmate: \"no migration files found\". Name them"
                            + " <digits>_<name>.sql.",
                    settings.folder());
        }
        return new DbmateFolder(settings, runtimes, options, migrations);
    }

    @Override
    public String tool() {
        return "dbmate";
    }

    @Override
    public Path path() {
        return path;
    }

    /** Its files say nothing of the engine: what the user said. */
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
        return migrations.stream().map(DbmateMigration::migration).toList();
    }

    /** What the history has, in the order of the folder: it does not say in which order they were applied. */
    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return with(versions(connection), true);
    }

    /** Everything that the history does not have, older ones too. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return with(versions(connection), false);
    }

    private List<Migration> with(Set<String> versions, boolean applied) {
        return migrations.stream()
                .filter(migration -> versions.contains(migration.version()) == applied)
                .map(DbmateMigration::migration)
                .toList();
    }

    private Set<String> versions(Connection connection) throws SQLException {
        return DbmateDriver.of(connection, options.table()).versions(connection);
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return new DbmateValidation(migrations, options, versions(connection))
                .unknown().stream().map(version -> "version " + version).toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new DbmateValidation(migrations, options, versions(connection)).findings();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new DbmateRun(connection, runtime, observer, options).apply(of(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new DbmateRun(connection, runtime, observer, options).takeBack(of(wanted));
    }

    private List<DbmateMigration> of(List<Migration> wanted) {
        return wanted.stream()
                .map(one -> migrations.stream()
                        .filter(migration -> migration.migration().equals(one))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(one + " is no migration of " + path)))
                .toList();
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        DbmateDriver driver = DbmateDriver.of(connection, options.table());
        driver.createTable();
        for (String version : driver.versions(connection)) {
            driver.delete(connection, version);
        }
        for (String version :
                applied.stream().map(one -> one.version().text()).distinct().toList()) {
            driver.insert(connection, version);
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(options.table());
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "run the migration without a transaction: write -- migrate:up transaction:false.";
    }
}
