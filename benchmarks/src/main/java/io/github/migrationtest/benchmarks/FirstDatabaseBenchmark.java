package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

/** What the first test of a template waits for, with nothing made ahead; beside the bare statement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class FirstDatabaseBenchmark {

    /** Who makes the databases. */
    @Param({"migrationTest", "byHand"})
    public String maker;

    private Path folder;
    private DatabaseDirectory directory;
    private DatabaseMaker databases;
    private TestedDatabase database;

    /** Starts the server and migrates the template. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, SQLException {
        folder = Folders.create();
        directory = DatabaseDirectory.open(folder.resolve("databases"));
        databases = maker.equals("migrationTest")
                ? new MigrationTestMaker(DatabaseKind.POSTGRESQL, directory)
                : new ByHandMaker(DatabaseKind.POSTGRESQL, directory);
    }

    /** A template of which there is nothing yet. */
    @Setup(Level.Invocation)
    public void renew() {
        if (databases instanceof MigrationTestMaker ours) {
            ours.renewTemplate();
        }
    }

    /** Ends the test. */
    @TearDown(Level.Invocation)
    public void end() throws SQLException {
        database.close();
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        databases.close();
        directory.close();
        Folders.delete(folder);
    }

    /** From the start of the test to its first query answered. */
    @Benchmark
    public int firstTest() throws SQLException {
        database = databases.make();
        return database.ask();
    }
}
