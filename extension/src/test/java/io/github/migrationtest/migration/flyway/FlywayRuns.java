package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteDataSource;

/** Runs of a folder through the user's flyway-core, by us and by plain Flyway, and what they leave. */
abstract class FlywayRuns {
    private static final String HISTORY = "SELECT installed_rank, version, description, type, script, checksum,"
            + " installed_by, success FROM %s ORDER BY installed_rank";

    final Scratch scratch;
    final Path module;
    String table = "flyway_schema_history";

    FlywayRuns(Path directory) throws IOException {
        scratch = new Scratch(directory);
        module = directory;
    }

    void write(String... files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            scratch.write(files[i], files[i + 1]);
        }
    }

    ToolOptions options(Map<String, String> options, Map<String, String> placeholders) {
        return new ToolOptions(
                placeholders, Map.of(), options, Optional.empty(), List.of(), Optional.of(module), Optional.empty());
    }

    MigrationFolder open() {
        return open(options(Map.of(), Map.of()));
    }

    MigrationFolder open(ToolOptions options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DatabaseKind.SQLITE),
                        options),
                Optional.of("flyway"));
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(scratch.url(database));
    }

    List<Migration> pending(MigrationFolder folder, String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return folder.pending(connection);
        }
    }

    void apply(MigrationFolder folder, String database, List<Migration> migrations) throws SQLException {
        apply(folder, database, migrations, RunObserver.none());
    }

    void apply(MigrationFolder folder, String database, List<Migration> migrations, RunObserver observer)
            throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(scratch.url(database));
        try (Connection connection = connect(database)) {
            folder.apply(
                    new RunDatabase(connection, source, () -> {
                        throw new AssertionError("No program is started.");
                    }),
                    folder.runtimes().get(0),
                    migrations,
                    observer);
        }
    }

    List<String> flyways(String database, Consumer<FluentConfiguration> settings) throws SQLException {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(scratch.url(database), null, null)
                .locations("filesystem:" + scratch.folder());
        settings.accept(configuration);
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            assertThat(e).hasMessageContaining("V2__b.sql");
        }
        return state(database);
    }

    List<String> query(String database, String query) throws SQLException {
        try (Connection connection = connect(database)) {
            if (query.startsWith("CREATE")) {
                Scratch.execute(connection, query);
                return List.of();
            }
            return Scratch.rows(connection, query);
        }
    }

    /** Schema, history and the rows of every table. */
    List<String> state(String database) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Connection connection = connect(database)) {
            state.addAll(Scratch.rows(
                    connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"));
            for (String name : Scratch.tables(connection)) {
                state.addAll(Scratch.rows(
                        connection, name.equals(table) ? HISTORY.formatted(table) : "SELECT * FROM " + name));
            }
        }
        return state;
    }
}
