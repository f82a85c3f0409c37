package io.github.migrationtest.benchmarks;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
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

/** The checks over the Drizzle example's migrations, on its copy of production many times as large, in a small heap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@SuppressWarnings("NullAway.Init")
public class LargeCopyBenchmark {
    private static final Path EXAMPLE =
            Path.of("..", "examples", "drizzle-sqlite").toAbsolutePath().normalize();

    /**
     * The rows stand beside themselves under other keys, tags excepted: {@code tags.owner_id} has no index, so that SQLite reads all
     * tags for each user that the migrations' {@code DROP TABLE} deletes, and would take hours by itself.
     */
    private static final String MORE = """
            PRAGMA journal_mode = OFF;
            CREATE TEMP TABLE copies AS
              WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < %d - 1) SELECT k FROM n;
            INSERT INTO users (id, email, name, age, bio)
              SELECT id + k * 2004, k || ' ' || email, name, age, bio
              FROM copies CROSS JOIN (SELECT * FROM users WHERE id <= 2000);
            INSERT INTO notes (id, owner_id, edited_by, title, body, created_at, remind_at, pinned)
              SELECT id + k * 20040, owner_id + k * 2004, edited_by + k * 2004, title, body, created_at, remind_at, pinned
              FROM copies CROSS JOIN (SELECT * FROM notes WHERE id <= 20000);
            INSERT INTO note_tags
              SELECT note_id + k * 20040, tag_id FROM copies CROSS JOIN (SELECT * FROM note_tags WHERE note_id <= 20000);
            """;

    /** How many times as many users, notes and tags of notes as the 50,000 of the example; at least 2. */
    @Param("10")
    public int times;

    private Path folder;
    private Path copy;

    /** Makes the copy. */
    @Setup(Level.Trial)
    public void multiply() throws IOException, SQLException {
        folder = Folders.create();
        copy = folder.resolve("production.db");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(EXAMPLE.resolve("production.db.gz")))) {
            Files.copy(packed, copy);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(MORE.formatted(times));
        }
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Folders.delete(folder);
    }

    /** The walk, with all checks, which find what the example's own suite finds. */
    @Benchmark
    public RehearsalResult checks() {
        RehearsalResult result = Rehearsal.builder()
                .migrations(EXAMPLE.resolve("drizzle").toString())
                .copyOf(copy)
                .directory(folder.resolve("databases").toString())
                .build()
                .run();
        List<String> found =
                result.failures().stream().map(Finding::message).toList();
        if (found.size() != 4 || !found.get(0).contains(28_000 * times + " of " + 28_000 * times + " rows lost")) {
            throw new IllegalStateException("The example's faults are known: " + found);
        }
        return result;
    }
}
