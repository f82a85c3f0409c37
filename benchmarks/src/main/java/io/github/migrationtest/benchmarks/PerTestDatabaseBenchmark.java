package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.Template;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A test's own database at the newest of fifty migrations, beside a copy of the same file made and opened by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class PerTestDatabaseBenchmark {

    /** About how big the database is; 0 is the schema alone. */
    @Param({"0", "10"})
    public int megabytes;

    private Path folder;
    private Path original;
    private DatabaseDirectory directory;
    private DatabaseFactory factory;
    private Template template;
    private DatabaseSettings settings;
    private int copies;

    /** Applies the migrations once; both sides start from the same bytes. */
    @Setup(Level.Trial)
    public void migrate() throws IOException, SQLException {
        folder = Folders.create();
        directory = DatabaseDirectory.open(folder.resolve("databases"));
        factory = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.kind() == DatabaseKind.SQLITE)
                .findFirst()
                .orElseThrow()
                .open(directory, ServerSettings.none());
        MigrationFolder migrations = MigrationTools.open(
                FolderSettings.of(GeneratedMigrations.write(folder.resolve("migrations"), megabytes)),
                Optional.empty());
        MigrationRuntime runtime = migrations.runtimes().get(0);
        settings = runtime.settings().hiding(migrations.historyTables());

        TestDatabase migrated = factory.create(factory.empty(), settings, "Benchmark.migrated");
        try (Connection connection = migrated.connection()) {
            migrations.apply(connection, runtime, migrations.all(), RunObserver.none());
        }
        original = Files.copy(
                Path.of(migrated.jdbcUrl().substring("jdbc:sqlite:".length())), folder.resolve("original.db"));
        template = factory.freeze(migrated);
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        directory.close();
        Folders.delete(folder);
    }

    /** The least that a database of one's own can cost: copy, open, ask, close, delete. */
    @Benchmark
    public long byHand() throws IOException, SQLException {
        Path file = Files.copy(original, folder.resolve("copy-" + copies++ + ".db"));
        long answer;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            answer = ask(connection);
        }
        Files.delete(file);
        return answer;
    }

    /** What {@code @MigrationTest} does for each test. */
    @Benchmark
    public long migrationTest() throws SQLException {
        try (TestDatabase database = factory.create(template, settings, "UsersMigrationTest.makesEmailUnique");
                Connection connection = database.connection()) {
            return ask(connection);
        }
    }

    private static long ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM schema_migrations")) {
            if (!row.next() || row.getLong(1) != GeneratedMigrations.NEWEST) {
                throw new IllegalStateException("The database is not at the newest migration.");
            }
            return row.getLong(1);
        }
    }
}
