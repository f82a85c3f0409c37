package io.github.migrationtest.migration.prisma;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder of Prisma Migrate. */
final class PrismaFolder implements MigrationFolder {
    private static final String RUNTIME = "prisma";

    private final Path path;
    private final Optional<DatabaseKind> kind;
    private final MigrationRuntime runtime;
    private final List<PrismaMigration> migrations;
    private final Map<String, PrismaMigration> byName;

    private PrismaFolder(
            Path path, Optional<DatabaseKind> kind, MigrationRuntime runtime, List<PrismaMigration> migrations) {
        this.path = path;
        this.kind = kind;
        this.runtime = runtime;
        this.migrations = migrations;
        this.byName = migrations.stream()
                .collect(Collectors.toMap(entry -> entry.migration().name(), entry -> entry));
    }

    static PrismaFolder read(FolderSettings settings) {
        PrismaReader reader = new PrismaReader(settings);
        Optional<DatabaseKind> kind = reader.kind().or(settings::kind);
        return new PrismaFolder(
                settings.folder(),
                kind,
                runtime(settings, kind.orElse(DatabaseKind.SQLITE)),
                reader.read(kind.orElse(DatabaseKind.SQLITE)));
    }

    /** Its own driver switches enforcement on. */
    private static MigrationRuntime runtime(FolderSettings settings, DatabaseKind kind) {
        String name = settings.runtime().orElse(RUNTIME);
        if (!name.equals(RUNTIME)) {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs the migrations of Prisma. Known is " + RUNTIME
                            + ".",
                    settings.folder());
        }
        return new MigrationRuntime(
                RUNTIME,
                kind == DatabaseKind.SQLITE
                        ? new DatabaseSettings(List.of("PRAGMA foreign_keys = ON"))
                        : DatabaseSettings.none(),
                false,
                true);
    }

    @Override
    public String tool() {
        return "prisma";
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
        return List.of(runtime);
    }

    @Override
    public List<Migration> all() {
        return migrations.stream().map(PrismaMigration::migration).toList();
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        List<Migration> applied = new ArrayList<>();
        for (PrismaHistory.Row row : new PrismaHistory(connection).rows()) {
            if (row.isApplied()) {
                named(row.name()).map(PrismaMigration::migration).ifPresent(applied::add);
            }
        }
        return applied;
    }

    /** Every folder without a row that counts, older than the newest applied one too. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        Set<String> recorded = new PrismaHistory(connection)
                .rows().stream()
                        .filter(row -> !row.rolledBack())
                        .map(PrismaHistory.Row::name)
                        .collect(Collectors.toSet());
        return all().stream()
                .filter(migration -> !recorded.contains(migration.name()))
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return new PrismaHistory(connection)
                .rows().stream()
                        .filter(row -> row.isApplied() && named(row.name()).isEmpty())
                        .map(PrismaHistory.Row::name)
                        .toList();
    }

    private Optional<PrismaMigration> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        List<Migration> pending = pending(connection);
        Migration newest = null;
        for (PrismaHistory.Row row : new PrismaHistory(connection).rows()) {
            Optional<PrismaMigration> migration = named(row.name());
            if (row.isFailed()) {
                findings.add(Finding.error(
                        "failed",
                        "The history says that " + row.name() + " was started and has not come to its end.",
                        "Prisma starts nothing more (P3009): prisma migrate resolve says what became of it."));
            } else if (row.isApplied() && migration.isEmpty()) {
                findings.add(Finding.error(
                        "missing",
                        "The history has " + row.name() + ", and the folder has no such migration.",
                        "Restore its folder: new databases are made without it."));
            } else if (row.isApplied() && !migration.orElseThrow().hasChecksum(row.checksum())) {
                findings.add(Finding.error(
                        "changed-after-applying",
                        migration.orElseThrow().migration(),
                        row.name() + "/migration.sql has changed since it was applied.",
                        "Take the change back, and make a new migration of it."));
            }
            if (row.isApplied()
                    && migration.isPresent()
                    && (newest == null || newest.name().compareTo(row.name()) < 0)) {
                newest = migration.get().migration();
            }
        }
        for (Migration migration : pending) {
            if (newest != null && migration.name().compareTo(newest.name()) < 0) {
                findings.add(Finding.error(
                        "out-of-order",
                        migration,
                        migration.name() + " is older than " + newest.name() + ", which is applied.",
                        "Prisma applies it behind that one; a new database has it before. Give it a later date."));
            }
        }
        return findings;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new PrismaRun(connection, runtime, observer).apply(entries(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name()
                                + " cannot be taken back: Prisma has no down migrations. Put a down.sql beside its"
                                + " migration.sql (`prisma migrate diff` writes one), or use `database.backup()` and"
                                + " `restore(backup)`.");
            }
        }
        new PrismaRun(connection, runtime, observer).takeBack(entries(wanted));
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        PrismaHistory history = new PrismaHistory(connection);
        if (!history.exists()) {
            history.create();
        }
        history.clear();
        for (PrismaMigration migration : entries(applied)) {
            history.finish(history.start(migration));
        }
    }

    private List<PrismaMigration> entries(List<Migration> wanted) {
        return FolderEntries.of(wanted, migrations, PrismaMigration::migration, path);
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(PrismaHistory.TABLE);
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "say PRAGMA foreign_keys=OFF before the rebuild and ON behind it: Prisma runs a script without a"
                + " transaction, where it takes effect.";
    }
}
