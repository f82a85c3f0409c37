package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The migrations of a Supabase project. */
final class SupabaseFolder implements MigrationFolder {
    private static final String RUNTIME = "pgx";
    private static final MigrationRuntime PGX = new MigrationRuntime(RUNTIME, DatabaseSettings.none(), false, true);

    private static final String DISABLED = "Supabase applies no migration: " + SupabaseConfiguration.FILE
            + " says enabled = false in [db.migrations]. supabase db push and db reset pass over all of them then,"
            + " and only supabase migration up does not. Take the line out if production is migrated.";

    private final Path path;
    private final List<Migration> migrations;
    private final Set<Migration> twins;
    private final Map<Migration, MigrationFolderException> unread;
    private final List<String> warnings;
    private final List<Seed> seeds;
    private final boolean includeAll;
    private final boolean disabled;

    private SupabaseFolder(FolderSettings settings, SupabaseReader reader) {
        this.path = settings.folder();
        this.migrations = reader.migrations();
        this.twins = reader.twins();
        this.unread = reader.unread();
        SupabaseConfiguration configuration = SupabaseConfiguration.of(settings);
        SeedFiles files = new SeedFiles(settings, configuration, reader);
        this.seeds = files.seeds();
        this.disabled = configuration.disables("db.migrations");
        this.warnings = Stream.of(reader.warnings(), files.warnings(), disabled ? List.of(DISABLED) : List.<String>of())
                .flatMap(List::stream)
                .toList();
        this.includeAll = "true".equals(settings.options().options().get("include-all"));
    }

    static SupabaseFolder read(FolderSettings settings) {
        settings.runtime().filter(name -> !name.equals(RUNTIME)).ifPresent(name -> {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs Supabase's migrations. Known is " + RUNTIME
                            + ".",
                    settings.folder());
        });
        return new SupabaseFolder(settings, new SupabaseReader(settings));
    }

    @Override
    public String tool() {
        return "supabase";
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Optional<DatabaseKind> kind() {
        return Optional.of(DatabaseKind.POSTGRESQL);
    }

    @Override
    public List<MigrationRuntime> runtimes() {
        return List.of(PGX);
    }

    @Override
    public List<Migration> all() {
        return migrations;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public Optional<String> setUp() {
        return Optional.of("classpath:io/github/migrationtest/supabase.sql");
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        Set<String> versions = versions(connection);
        return migrations.stream()
                .filter(migration -> isApplied(migration, versions))
                .toList();
    }

    /** With {@code include-all} older ones too, as the command line's flag of that name has them. */
    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        if (disabled) {
            return List.of();
        }
        List<Migration> unapplied = unapplied(connection);
        Set<Migration> late = new HashSet<>(late(connection));
        return includeAll
                ? unapplied
                : unapplied.stream()
                        .filter(migration -> !late.contains(migration))
                        .toList();
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        return includeAll || disabled ? List.of() : late(connection);
    }

    private List<Migration> unapplied(Connection connection) throws SQLException {
        Set<String> versions = versions(connection);
        return migrations.stream()
                .filter(migration -> !isApplied(migration, versions))
                .toList();
    }

    /** Supabase goes through files and rows side by side: a row is that of the first file with its version. */
    private boolean isApplied(Migration migration, Set<String> versions) {
        return versions.contains(SupabaseReader.versionOf(migration)) && !twins.contains(migration);
    }

    /** Older than the newest applied one: versions compare as texts. */
    private List<Migration> late(Connection connection) throws SQLException {
        String newest = versions(connection).stream().max(String::compareTo).orElse("");
        return unapplied(connection).stream()
                .filter(migration -> SupabaseReader.versionOf(migration).compareTo(newest) < 0)
                .toList();
    }

    private static Set<String> versions(Connection connection) throws SQLException {
        return new SupabaseHistory(connection)
                .rows().stream().map(SupabaseHistory.Row::version).collect(Collectors.toSet());
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        Set<String> known = migrations.stream().map(SupabaseReader::versionOf).collect(Collectors.toSet());
        return versions(connection).stream()
                .filter(version -> !known.contains(version))
                .sorted()
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
                    "Supabase starts nothing then: restore the file, or supabase migration repair --status reverted."));
        }
        for (Migration migration : late(connection)) {
            findings.add(Finding.error(
                    "out-of-order",
                    migration,
                    migration.name() + " is older than the newest applied migration.",
                    "Supabase starts nothing then, but with --include-all. Give it a later date."));
        }
        migrations.stream().filter(twins::contains).map(this::sameVersion).forEach(findings::add);
        for (SupabaseHistory.Row row : new SupabaseHistory(connection).rows()) {
            migrations.stream()
                    .filter(migration -> isApplied(migration, Set.of(row.version())))
                    .filter(migration ->
                            !row.statements().isEmpty() && !row.statements().equals(statements(migration)))
                    .forEach(migration -> findings.add(new Finding(
                            "changed-after-applying",
                            Finding.Severity.WARNING,
                            Optional.of(migration),
                            migration.up().path(),
                            migration.name() + " has other statements than those that were run.",
                            "Supabase does not look. Take the change back, and make a new migration of it.")));
        }
        return findings;
    }

    private Finding sameVersion(Migration twin) {
        String version = SupabaseReader.versionOf(twin);
        Migration first = migrations.stream()
                .filter(migration -> isApplied(migration, Set.of(version)))
                .findFirst()
                .orElseThrow();
        return Finding.error(
                "same-version",
                twin,
                "Two migrations have version " + version + ": " + first + " and " + twin
                        + ". Supabase applies the first, and fails at the row of the second, in every run.",
                "Give one of them another date.");
    }

    private static List<String> statements(Migration migration) {
        return migration.up().statements().stream().map(SqlStatement::sql).toList();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        List<String> unknown = unknown(connection);
        if (!unknown.isEmpty()) {
            throw new MigrationFailedException("Remote migration versions not found in local migrations directory: "
                    + String.join(", ", unknown)
                    + ". Supabase starts nothing then. Restore the files, or start from a copy that they"
                    + " were not applied to.");
        }
        List<Migration> late = includeAll ? List.of() : late(connection);
        if (!late.isEmpty()) {
            throw new MigrationFailedException(
                    "Found local migration files to be inserted before the last migration on remote database: "
                            + late.stream().map(Migration::name).collect(Collectors.joining(", "))
                            + ". Supabase starts nothing then. Give them a later date, or say options ="
                            + " \"include-all=true\".");
        }
        boolean last = new HashSet<>(wanted).containsAll(pending(connection));
        new SupabaseRun(connection, runtime, observer, unread).apply(wanted, last ? seeds : List.of());
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        for (Migration migration : wanted) {
            if (migration.down().isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name()
                                + " cannot be taken back: Supabase has no down migrations. Name a folder that has "
                                + migration.name()
                                + ".sql with `rollbacks`, or use `database.backup()` and `restore(backup)`.");
            }
        }
        new SupabaseRun(connection, runtime, observer, unread).takeBack(wanted);
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        SupabaseHistory history = new SupabaseHistory(connection);
        history.create();
        history.clear();
        for (Migration migration : applied) {
            if (!twins.contains(migration)) {
                history.insert(migration);
            }
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(SupabaseHistory.SCHEMA + ".schema_migrations", SupabaseHistory.SCHEMA + ".seed_files");
    }

    @Override
    public List<byte[]> dependencies() {
        return seeds.stream()
                .map(seed -> seed.hash().getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
