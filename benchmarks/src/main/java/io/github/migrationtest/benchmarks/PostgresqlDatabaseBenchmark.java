package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a test of 50 ms sees of its database's making: from its start to its first query answered, on one and two threads;
 * and how many such tests pass in a second on eight and four, all in all. Beside zonky's {@code PreparedDbProvider} and the bare statement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 2, time = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class PostgresqlDatabaseBenchmark {
    private static final long TEST_MILLIS = 50;
    private static final int TESTS = 100;

    /** Who makes the databases. */
    @Param({"migrationTest", "zonky", "byHand"})
    public String maker;

    /** What each test does after its first query. */
    @Param({"rows", "schema"})
    public String change;

    private Path folder;
    private DatabaseDirectory directory;
    private DatabaseMaker databases;
    private List<String> changes;

    /** Starts the server and migrates the template. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, SQLException {
        folder = Folders.create();
        directory = DatabaseDirectory.open(folder.resolve("databases"));
        changes = change.equals("rows") ? ServerMigrations.rowChanges() : ServerMigrations.schemaChanges();
        databases = switch (maker) {
            case "migrationTest" -> new MigrationTestMaker(DatabaseKind.POSTGRESQL, directory);
            case "zonky" -> new ZonkyMaker();
            default -> new ByHandMaker(DatabaseKind.POSTGRESQL, directory);
        };
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        databases.close();
        directory.close();
        Folders.delete(folder);
    }

    /** A test, of which only the beginning is measured. */
    @State(Scope.Thread)
    public static class Running {
        private TestedDatabase database;
        private List<String> changes;

        /** The rest of the test. */
        @TearDown(Level.Invocation)
        public void end() throws SQLException, InterruptedException {
            rest(database, changes);
        }
    }

    private static void rest(TestedDatabase database, List<String> changes) throws SQLException, InterruptedException {
        database.execute(changes);
        TimeUnit.MILLISECONDS.sleep(TEST_MILLIS);
        database.close();
    }

    private int start(Running test) throws SQLException {
        test.changes = changes;
        test.database = databases.make();
        return test.database.ask();
    }

    /** The visible time on one thread. */
    @Benchmark
    @Threads(1)
    public int oneThread(Running test) throws SQLException {
        return start(test);
    }

    /** The visible time on two threads. */
    @Benchmark
    @Threads(2)
    public int twoThreads(Running test) throws SQLException {
        return start(test);
    }

    /** Whole tests on eight threads; a number of them, since one that waits forever would let the others go on and fill the disk. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(TESTS)
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public int eightThreads() throws Exception {
        return onThreads(8);
    }

    /** The same on four threads. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(TESTS)
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public int fourThreads() throws Exception {
        return onThreads(4);
    }

    private int onThreads(int number) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Callable<Integer>> tests = Collections.nCopies(TESTS, () -> {
                TestedDatabase database = databases.make();
                int version = database.ask();
                rest(database, changes);
                return version;
            });
            int sum = 0;
            for (Future<Integer> test : threads.invokeAll(tests)) {
                sum += test.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }
}
