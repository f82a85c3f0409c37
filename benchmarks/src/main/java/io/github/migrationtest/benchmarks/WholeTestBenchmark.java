package io.github.migrationtest.benchmarks;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole test through JUnit, one of 500 of a class, with the fifty migrations' reading and applying in its share; beside a
 * test that does nothing, which is what JUnit costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class WholeTestBenchmark {
    private static final int TESTS = 500;

    private Path folder;
    private JUnitRun migrationTests;
    private JUnitRun emptyTests;

    /** Writes the migrations. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Folders.create();
        GeneratedMigrations.write(folder.resolve("migrations"), 0);
        migrationTests = new JUnitRun(MigrationTestCase.class, folder, Map.of());
        emptyTests = new JUnitRun(EmptyTestCase.class, folder, Map.of());
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Folders.delete(folder);
    }

    /** JUnit alone. */
    @Benchmark
    @OperationsPerInvocation(TESTS)
    public long emptyTest() {
        return emptyTests.execute();
    }

    /** A test with a database of its own and one query on it. */
    @Benchmark
    @OperationsPerInvocation(TESTS)
    public long migrationTest() {
        return migrationTests.execute();
    }

    static class EmptyTestCase {
        @RepeatedTest(TESTS)
        void passes() {
            Assertions.assertEquals(TESTS, Integer.parseInt("500"));
        }
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    static class MigrationTestCase {
        @RepeatedTest(TESTS)
        void standsAtTheNewest(TestDatabase database) {
            Assertions.assertEquals(
                    GeneratedMigrations.NEWEST,
                    database.query("SELECT version FROM schema_migrations")
                            .get(0)
                            .longValue("version"));
        }
    }
}
