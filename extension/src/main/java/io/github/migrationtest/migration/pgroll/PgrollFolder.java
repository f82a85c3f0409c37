package io.github.migrationtest.migration.pgroll;

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
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of pgroll. The way back is pgroll's: what is started and not complete can be rolled back, what is complete cannot.
 */
final class PgrollFolder implements MigrationFolder {
    private static final MigrationRuntime RUNTIME =
            new MigrationRuntime("pgroll", DatabaseSettings.none(), false, true);

    private final Path path;
    private final Path directory;
    private final PgrollOptions options;
    private final List<Migration> migrations;

    private PgrollFolder(Path path, Path directory, PgrollOptions options, List<Migration> migrations) {
        this.path = path;
        this.directory = directory;
        this.options = options;
        this.migrations = migrations;
    }

    static PgrollFolder read(FolderSettings settings) {
        List<Path> files = PgrollTool.files(settings.folder());
        if (files.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + settings.folder()
                            + " has no migration of pgroll. Name them <name>.yaml or <name>.json.",
                    settings.folder());
        }
        PgrollOptions options = PgrollOptions.of(settings.options().options());
        List<Migration> migrations = new ArrayList<>();
        for (Path file : files) {
            PgrollFile read = new PgrollFile(file);
            String name = read.name();
            String fileName = String.valueOf(file.getFileName());
            String text = read.text();
            SqlScript script =
                    new SqlScript(fileName, Optional.of(file), text, PgrollStatements.of(fileName, text, "up"));
            SqlScript back =
                    new SqlScript(fileName, Optional.of(file), text, PgrollStatements.of(fileName, text, "down"));
            migrations.stream()
                    .filter(other -> other.name().equals(name))
                    .findFirst()
                    .ifPresent(twin -> {
                        throw new MigrationFolderException(
                                "Two migrations have the name " + name + ": "
                                        + twin.up().name() + " and " + script.name() + " in " + settings.folder()
                                        + ". The history of pgroll has one row for a name. Rename one of them.",
                                file);
                    });
            migrations.add(new Migration(
                    Version.placed(name, migrations.size()),
                    name,
                    script,
                    options.completes() ? Optional.empty() : Optional.of(back)));
        }
        return new PgrollFolder(
                settings.folder(),
                settings.options().module().orElse(settings.folder()),
                options,
                List.copyOf(migrations));
    }

    @Override
    public String tool() {
        return "pgroll";
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
        return List.of(RUNTIME);
    }

    @Override
    public List<Migration> all() {
        return migrations;
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        PgrollHistory history = PgrollHistory.read(connection, options);
        return migrations.stream()
                .filter(migration -> !history.isBehindBaseline(migration.name()) || history.has(migration.name()))
                .toList();
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        PgrollHistory history = PgrollHistory.read(connection, options);
        return migrations.stream()
                .filter(migration -> history.isBehindBaseline(migration.name()) && !history.has(migration.name()))
                .toList();
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return PgrollHistory.read(connection, options).rows().stream()
                .map(PgrollHistory.Row::name)
                .filter(name -> migrations.stream()
                        .noneMatch(migration -> migration.name().equals(name)))
                .toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        PgrollHistory history = PgrollHistory.read(connection, options);
        List<Finding> findings = new ArrayList<>();
        for (String name : unknown(connection)) {
            findings.add(Finding.error(
                    "missing",
                    name + " is applied by the history of pgroll, and the folder has no such file.",
                    "Put its file back, or let pgroll pull write it."));
        }
        mismatch(history)
                .ifPresent(migration -> findings.add(Finding.error(
                        "out-of-order",
                        migration,
                        migration.name()
                                + " stands before migrations that are applied, and is not: pgroll then applies nothing.",
                        "Give it a name that is sorted behind them.")));
        history.active()
                .ifPresent(name -> findings.add(Finding.error(
                        "dirty",
                        name + " is started and not complete: pgroll starts no other.",
                        "Complete it or roll it back.")));
        return findings;
    }

    /** pgroll compares history and folder place by place ({@code UnappliedMigrations}). */
    private Optional<Migration> mismatch(PgrollHistory history) {
        List<Migration> counted = migrations.stream()
                .filter(migration -> history.isBehindBaseline(migration.name()))
                .toList();
        for (int i = 0; i < Math.min(counted.size(), history.rows().size()); i++) {
            if (!counted.get(i).name().equals(history.rows().get(i).name())) {
                return Optional.of(counted.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * All that is pending in one run of {@code pgroll migrate}, which looks at all of it before it applies any. Each is completed before
     * the next is started; the last one too, unless the options leave it active.
     */
    @Override
    public void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        PgrollHistory history = PgrollHistory.read(database.connection(), options);
        mismatch(history).ifPresent(migration -> {
            throw new MigrationFailedException(
                    migration.name() + " is not applied, and migrations behind it are. pgroll then applies nothing:"
                            + " \"remote migration does not match local migration\". Give it a name that is sorted behind them.");
        });
        PgrollRun run = PgrollRun.on(database, options, directory);
        run.initialize(wanted.get(0));
        if (wanted.size() > 1 && wanted.equals(pending(database.connection()))) {
            run.migrate(path, wanted, options.completes());
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            run.start(wanted.get(i), i < wanted.size() - 1 || options.completes());
        }
    }

    @Override
    public void takeBack(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        Optional<String> active =
                PgrollHistory.read(database.connection(), options).active();
        for (Migration migration : wanted) {
            if (active.filter(migration.name()::equals).isEmpty()) {
                throw new NoWayBackException(
                        migration,
                        migration.name()
                                + " cannot be taken back: it is complete, and pgroll rolls back only what is started and"
                                + " not complete. Leave the last migration of a run active with options = \"complete=false\".");
            }
        }
        PgrollRun run = PgrollRun.on(database, options, directory);
        for (Migration migration : wanted) {
            run.rollBack(migration);
        }
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer) {
        throw new IllegalStateException("pgroll connects by itself: it wants the database and not a connection.");
    }

    @Override
    public void takeBack(
            Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer) {
        throw new IllegalStateException("pgroll connects by itself: it wants the database and not a connection.");
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) {
        throw new MigrationFailedException(
                "A baseline of pgroll holds the schema as pgroll reads it, and pgroll writes its file into"
                        + " the folder: make it with pgroll baseline where the copy comes from, and leave baseline out.");
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(options.stateSchema() + ".migrations", options.stateSchema() + ".pgroll_version");
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }
}
