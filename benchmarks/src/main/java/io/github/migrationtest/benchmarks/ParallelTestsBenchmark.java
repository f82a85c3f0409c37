package io.github.migrationtest.benchmarks;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
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
 * A class of 200 tests of 50 ms through JUnit on an embedded server, from its first test to its last, with the template of the hundred
 * migrations built in it: on four threads and on eight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class ParallelTestsBenchmark {
    private static final int TESTS = 200;
    private static final long TEST_MILLIS = 50;

    /** On which server. */
    @Param({"POSTGRESQL", "MARIADB", "MYSQL"})
    public DatabaseKind kind;

    /** How many tests run at once. */
    @Param({"4", "8"})
    public int threads;

    private Path folder;
    private JUnitRun tests;

    /** Writes the migrations. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Folders.create();
        ServerMigrations.write(folder.resolve("migrations"), kind);
        tests = new JUnitRun(
                ChangingTestCase.class,
                folder,
                Map.of(
                        "migrationtest.database",
                        kind.name(),
                        "migrationtest." + kind.name().toLowerCase(Locale.ROOT) + ".from",
                        "embedded",
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.config.strategy",
                        "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                        Integer.toString(threads),
                        "junit.jupiter.execution.parallel.config.fixed.max-pool-size",
                        Integer.toString(threads)));
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Folders.delete(folder);
    }

    /** All 200. */
    @Benchmark
    public long twoHundredTests() {
        return tests.execute();
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    @Execution(ExecutionMode.CONCURRENT)
    static class ChangingTestCase {
        @RepeatedTest(TESTS)
        void changesRows(TestDatabase database) throws InterruptedException {
            Assertions.assertEquals(
                    ServerMigrations.NEWEST,
                    database.query("SELECT version FROM schema_version").get(0).integer("version"));
            ServerMigrations.rowChanges().forEach(database::execute);
            TimeUnit.MILLISECONDS.sleep(TEST_MILLIS);
        }
    }
}
