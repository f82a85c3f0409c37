package io.github.migrationtest.benchmarks;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A test that applies one migration, the rebuild of one table of thirty, and asserts nothing: with the guard, which reads all
 * rows before and after, and without it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class GuardBenchmark {
    private static final int TESTS = 10;

    /** About how big the database is. */
    @Param("10")
    public int megabytes;

    /** {@code migrationtest.guard}. */
    @Param({"on", "off"})
    public String guard;

    private Path folder;
    private JUnitRun tests;

    /** Writes the migrations. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Folders.create();
        GeneratedMigrations.write(folder.resolve("migrations"), megabytes);
        tests = new JUnitRun(UpTestCase.class, folder, Map.of("migrationtest.guard", guard));
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Folders.delete(folder);
    }

    /** One such test, with a tenth of what the template costs. */
    @Benchmark
    @OperationsPerInvocation(TESTS)
    public long up() {
        return tests.execute();
    }

    @MigrationTest
    @StartAt("49")
    static class UpTestCase {
        @RepeatedTest(TESTS)
        void goesUp(Migrations migrations) {
            migrations.up();
        }
    }
}
