package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import liquibase.util.LiquibaseUtil;

/** A root change log and what it includes; a change set is a migration. */
final class LiquibaseFolder implements MigrationFolder {
    private final FolderSettings settings;
    private final LiquibaseSettings said;
    private final MigrationRuntime runtime;
    private final Changelog changelog;

    private LiquibaseFolder(
            FolderSettings settings, LiquibaseSettings said, MigrationRuntime runtime, Changelog changelog) {
        this.settings = settings;
        this.said = said;
        this.runtime = runtime;
        this.changelog = changelog;
    }

    static LiquibaseFolder read(FolderSettings settings) {
        if (!settings.options().replacements().isEmpty()) {
            throw new MigrationFolderException(
                    "replacements are made in scripts, and Liquibase reads its change logs itself. Use a parameter of"
                            + " the change log: placeholders = \"name=value\" fills ${name}.",
                    settings.folder());
        }
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        LiquibaseSettings said = LiquibaseSettings.of(settings);
        return new LiquibaseFolder(
                settings, said, LiquibaseRuntimes.choose(settings, kind), Changelog.read(settings, said, kind));
    }

    Changelog changelog() {
        return changelog;
    }

    @Override
    public String tool() {
        return "liquibase";
    }

    @Override
    public Path path() {
        return settings.folder();
    }

    /** A change log may be for several engines: what the user said. */
    @Override
    public Optional<DatabaseKind> kind() {
        return settings.kind();
    }

    @Override
    public List<String> warnings() {
        return said.warnings(settings.kind());
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return List.of(runtime);
    }

    @Override
    public List<Migration> all() {
        return changelog.migrations().stream()
                .map(LiquibaseMigration::migration)
                .toList();
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        Map<ChangeSetKey, Deque<Migration>> byKey = new HashMap<>();
        for (LiquibaseMigration migration : changelog.migrations()) {
            byKey.computeIfAbsent(migration.key(), key -> new ArrayDeque<>()).add(migration.migration());
        }
        return rows(connection).stream()
                .filter(LiquibaseValidation::isApplied)
                .map(row -> byKey.getOrDefault(row.key(), new ArrayDeque<>()).poll())
                .filter(Objects::nonNull)
                .toList();
    }

    /** What has never run, what runs on change and has changed, and what runs always. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return pending(rows(connection)).stream()
                .map(LiquibaseMigration::migration)
                .toList();
    }

    /** The newest run of a change set counts; one that was only marked is applied too. */
    private List<LiquibaseMigration> pending(List<LiquibaseHistory.Row> rows) {
        Set<LiquibaseMigration> changed = said.update().clearsChecksums()
                ? Set.of()
                : ChangedChangeSets.of(
                        changelog, rows, migration -> migration.changeSet().isRunOnChange());
        Set<ChangeSetKey> applied = LiquibaseValidation.newest(rows).keySet();
        return changelog.upTo(said.update().tag()).stream()
                .filter(migration -> !applied.contains(migration.key())
                        || changed.contains(migration)
                        || migration.changeSet().isAlwaysRun())
                .toList();
    }

    @Override
    public boolean runsAlways(Migration migration) {
        return changelog.migrations().stream()
                .anyMatch(other ->
                        other.migration().equals(migration) && other.changeSet().isAlwaysRun());
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        Set<ChangeSetKey> known = changelog.keys();
        return rows(connection).stream()
                .filter(row -> !known.contains(row.key()))
                .map(row -> row.path() + "::" + row.id() + "::" + row.author())
                .toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new LiquibaseValidation(
                        changelog,
                        new LiquibaseHistory(connection, said.history()),
                        said.update().clearsChecksums())
                .findings();
    }

    private List<LiquibaseHistory.Row> rows(Connection connection) throws SQLException {
        return new LiquibaseHistory(connection, said.history()).rows();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        Optional<Integer> count =
                wanted.containsAll(pending(connection)) ? Optional.empty() : Optional.of(countTo(wanted, connection));
        new LiquibaseRun(connection, changelog, said).apply(count, observer);
    }

    private int countTo(List<Migration> wanted, Connection connection) throws SQLException {
        Set<LiquibaseMigration> pending = new HashSet<>(pending(rows(connection)));
        int count = 0;
        int last = 0;
        for (LiquibaseMigration migration : changelog.migrations()) {
            if (pending.contains(migration)) {
                count++;
            }
            if (wanted.contains(migration.migration())) {
                last = count;
            }
        }
        return last;
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name()
                                + " cannot be taken back: a change in it has no rollback of its own, and Liquibase"
                                + " makes none for it. Give the change set a rollback, or use `database.backup()` and"
                                + " `restore(backup)`.");
            }
        }
        new LiquibaseRun(connection, changelog, said).takeBack(wanted.size(), observer);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        new LiquibaseRun(connection, changelog, said)
                .sync(changelog.migrations().stream()
                        .filter(migration -> applied.contains(migration.migration()))
                        .toList());
    }

    @Override
    public Set<String> historyTables() {
        return said.history().tables();
    }

    @Override
    public List<byte[]> dependencies() {
        return List.of(
                LiquibaseUtil.getBuildVersion().getBytes(StandardCharsets.UTF_8),
                said.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "give the change set runInTransaction=\"false\", and switch enforcement off in it before the rebuild,"
                + " and on again.";
    }
}
