package io.github.migrationtest.benchmarks;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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

/** Holding a large SQLite database before and after a statement that touches the small one of its two tables, and comparing the two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
@SuppressWarnings("NullAway.Init")
public class LargeDatabaseBenchmark {
    private static final int BYTES_OF_A_ROW = 860;

    /** How big it is, about; 5000 for the aim. */
    @Param("500")
    public int megabytes;

    private SqliteDatabase own;
    private TestDatabase database;
    private Path file;
    private Path copy;

    /** Makes the database. */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        own = SqliteDatabase.create("LargeDatabaseBenchmark");
        database = own.database();
        copy = own.folder().resolve("copy.db");
        database.execute("CREATE TABLE large (id INTEGER PRIMARY KEY, a TEXT, b TEXT)");
        database.execute("CREATE TABLE small (id INTEGER PRIMARY KEY, v TEXT)");
        database.execute("INSERT INTO small VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + megabytes * 1_000_000L / BYTES_OF_A_ROW
                + ") INSERT INTO large SELECT i, 'Somebody with the number ' || i, hex(randomblob(400)) FROM n");
        file = largest(own.directory().path());
    }

    private static Path largest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
        }
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        own.close();
    }

    /** What a move of a test costs. */
    @Benchmark
    public DataDiff beforeAndAfter() {
        try (Backup before = database.backup()) {
            database.execute("UPDATE small SET v = v || 'x'");
            try (Backup after = database.lazyBackup()) {
                Set<String> same = before.tablesSameIn(after);
                DataDiff diff = SqliteDatabase.diff(before, after);
                if (!same.contains("large") || diff.changes().size() != 1) {
                    throw new IllegalStateException("One table has changed, and one has not: " + same + ", " + diff);
                }
                return diff;
            }
        }
    }

    /** The file copied once, and the copy removed. */
    @Benchmark
    public long copy() throws IOException {
        Files.copy(file, copy);
        long bytes = Files.size(copy);
        Files.delete(copy);
        return bytes;
    }
}
