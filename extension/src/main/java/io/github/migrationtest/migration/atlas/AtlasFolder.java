package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderEntries;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A versioned folder of Atlas. */
final class AtlasFolder implements MigrationFolder {
    /** As {@code atlas migrate set} marks what it did not run itself. */
    private static final int SET_BY_HAND = 4;

    private final FolderSettings settings;
    private final List<MigrationRuntime> runtimes;
    private final AtlasOptions options;
    private final List<AtlasFile> files;

    private AtlasFolder(
            FolderSettings settings, List<MigrationRuntime> runtimes, AtlasOptions options, List<AtlasFile> files) {
        this.settings = settings;
        this.runtimes = runtimes;
        this.options = options;
        this.files = files;
    }

    static AtlasFolder read(FolderSettings settings) {
        DatabaseKind kind = settings.kind().orElse(DatabaseKind.SQLITE);
        AtlasOptions options = AtlasOptions.of(settings);
        List<MigrationRuntime> runtimes = AtlasRuntimes.of(settings, kind);
        List<AtlasFile> files = new AtlasReader(settings, kind, options).files();
        if (files.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + settings.folder() + " has no migration of Atlas. Name them <version>_<name>.sql.",
                    settings.folder());
        }
        if (options.baseline().isPresent()
                && new AtlasOrder(files, List.of(), options).baseline().isEmpty()) {
            throw new MigrationFolderException(
                    "baseline version \"" + options.baseline().get() + "\" not found in " + settings.folder()
                            + ", which options = \"baseline=...\" names. It has "
                            + files.stream()
                                    .filter(file -> !file.checkpoint())
                                    .map(AtlasFile::version)
                                    .collect(Collectors.joining(", "))
                            + ".",
                    settings.folder());
        }
        return new AtlasFolder(settings, runtimes, options, files);
    }

    @Override
    public String tool() {
        return "atlas";
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
        return of(files);
    }

    private static List<Migration> of(List<AtlasFile> some) {
        return some.stream().map(AtlasFile::migration).toList();
    }

    private AtlasOrder order(Connection connection) throws SQLException {
        return new AtlasOrder(files, new AtlasHistory(connection, options).rows(), options);
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return of(order(connection).applied());
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return of(order(connection).pending());
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        return of(order(connection).skipped());
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return new AtlasValidation(files, options, new AtlasHistory(connection, options).rows())
                .unknown().stream().map(version -> "version " + version).toList();
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return new AtlasValidation(files, options, new AtlasHistory(connection, options).rows()).findings();
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new AtlasRun(connection, runtime, observer, options, files).apply(find(wanted));
    }

    @Override
    public void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        new AtlasRun(connection, runtime, observer, options, files).takeBack(find(wanted));
    }

    private List<AtlasFile> find(List<Migration> wanted) {
        return FolderEntries.of(wanted, files, AtlasFile::migration, settings.folder());
    }

    @Override
    public void baseline(Connection connection, List<Migration> applied) throws SQLException {
        AtlasHistory history = new AtlasHistory(connection, options);
        history.create();
        String table = history.table();
        for (AtlasRevision row : history.rows()) {
            history.delete(table, row.version());
        }
        for (AtlasFile file : find(applied)) {
            int total = file.statements().size();
            AtlasRevision row = new AtlasRevision(
                    file.version(), file.description(), SET_BY_HAND, total, total, "", "", file.hash(), "");
            history.write(table, row, 0);
        }
    }

    @Override
    public Set<String> historyTables() {
        return Set.of(AtlasHistory.TABLE);
    }

    /** How a run is cut into transactions decides what a failure and a checkpoint leave. */
    @Override
    public List<byte[]> dependencies() {
        return List.of(options.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String howToSwitchForeignKeysOff() {
        return "leave the file its transaction: Atlas switches foreign keys off around it, and does not where the file"
                + " says atlas:txmode none.";
    }
}
