package io.github.migrationtest.benchmarks;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
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

/**
 * Every check on two hundred migrations of fifty tables; beside the same ways up, back and up again, and the same whole run, by
 * Flyway and JDBC on databases of the same making, with nobody looking.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class ChecksBenchmark {

    /** The engine. */
    @Param({"SQLITE", "POSTGRESQL"})
    public DatabaseKind kind;

    private Path folder;
    private DatabaseFactory factory;

    /** Writes the migrations, and starts the server that both use. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Folders.create();
        FlywayMigrations.write(folder.resolve("migrations"), kind);
        factory = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow()
                .open(
                        DatabaseDirectory.open(folder.resolve("by-hand")),
                        ServerSettings.none().from("embedded"));
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        factory.close();
        Folders.delete(folder);
    }

    /** The walk, with all checks. */
    @Benchmark
    public RehearsalResult checks() {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            RehearsalResult result = Rehearsal.builder()
                    .migrations(folder.resolve("migrations").toString())
                    .tool("flyway")
                    .database(kind)
                    .directory(folder.resolve("databases").toString())
                    .build()
                    .run();
            if (!result.failures().isEmpty() || result.migrations().size() != FlywayMigrations.NEWEST) {
                throw new IllegalStateException("The migrations are right: " + result.failures());
            }
            return result;
        } finally {
            System.setOut(console);
        }
    }

    /** The same moves. */
    @Benchmark
    public int moves() throws SQLException {
        int applied = 0;
        try (TestDatabase database = database();
                TestDatabase other = database()) {
            for (int version = 1; version <= FlywayMigrations.NEWEST; version++) {
                up(database, Integer.toString(version));
                down(database, version);
                applied += up(database, Integer.toString(version));
            }
            up(other, "latest");
        }
        return applied;
    }

    private TestDatabase database() {
        return factory.create(factory.empty(), DatabaseSettings.none(), "Benchmark.moves");
    }

    private int up(TestDatabase database, String target) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("filesystem:" + folder.resolve("migrations"))
                .target(target);
        return configuration.load().migrate().migrationsExecuted;
    }

    private static void down(TestDatabase database, int version) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : FlywayMigrations.down(version)) {
                statement.execute(sql);
            }
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '" + version + "'");
            connection.commit();
        }
    }
}
