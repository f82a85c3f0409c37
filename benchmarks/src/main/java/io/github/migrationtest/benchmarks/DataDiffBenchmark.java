package io.github.migrationtest.benchmarks;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

/** The rows of a SQLite table before and after a migration, compared: what became of them, and in which columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
@SuppressWarnings("NullAway.Init")
public class DataDiffBenchmark {
    private static final int COLUMNS = 10;

    /** What a migration does to the table. */
    public enum Change {
        /** One value in each thousandth row. */
        SOME_ROWS("UPDATE users SET city = city || '.' WHERE id % 1000 = 0"),
        /** Makes it anew with the same rows, as tools do for a change that {@code ALTER TABLE} has no word for. */
        REBUILD(Change.MADE_ANEW),
        /** The same of one from which rows were deleted, so that those left go to other pages. */
        REBUILD_CLOSER(Change.MADE_ANEW, "DELETE FROM users WHERE abs(random()) % 100 = 1"),
        /** Gives it another column. */
        NEW_COLUMN(
                "ALTER TABLE users ADD COLUMN nickname TEXT DEFAULT 'none'",
                "ALTER TABLE users RENAME TO o; " + Change.TABLE + "; INSERT INTO users SELECT id, parent_id, name, email,"
                        + " city, balance, score, active, born, created_at FROM o; DROP TABLE o"),
        /** Nothing; it is done to another one. */
        ANOTHER_TABLE("UPDATE other SET v = v || '.'");

        private static final String TABLE =
                "CREATE TABLE users (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT NOT NULL, email TEXT, city TEXT,"
                        + " balance NUMERIC, score REAL, active INTEGER, born TEXT, created_at TEXT)";

        private static final String MADE_ANEW =
                "ALTER TABLE users RENAME TO o; " + TABLE + "; INSERT INTO users SELECT * FROM o; DROP TABLE o";

        private final String sql;
        private final String before;

        Change(String sql) {
            this(sql, "SELECT 1");
        }

        Change(String sql, String before) {
            this.sql = sql;
            this.before = before;
        }
    }

    /** Each has ten values. */
    @Param("1000000")
    public int rows;

    /** What lies between. */
    @Param({"SOME_ROWS", "REBUILD", "REBUILD_CLOSER", "NEW_COLUMN", "ANOTHER_TABLE"})
    public Change change;

    private SqliteDatabase own;
    private TestDatabase database;
    private Backup before;
    private Backup after;

    /** Makes the rows. */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        own = SqliteDatabase.create("DataDiffBenchmark");
        database = own.database();
        database.execute(Change.TABLE);
        database.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, v TEXT)");
        database.execute("INSERT INTO other VALUES (1, 'a')");
        database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ")"
                        + " INSERT INTO users SELECT i, i / 2, 'Somebody with the number ' || i, 'user' || i || '@example.org',"
                        + " 'City ' || i % 1000, i * 1.25, i / 7.0, i % 2, '1990-01-' || i % 30, '2026-01-01T00:00:' || i FROM n");
    }

    /** A pair that nobody has compared yet. */
    @Setup(Level.Iteration)
    public void hold() {
        database.execute(change.before);
        before = database.backup();
        database.execute(change.sql);
        after = database.backup();
    }

    /** Drops it. */
    @TearDown(Level.Iteration)
    public void drop() {
        before.close();
        after.close();
    }

    /** Removes all of it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        own.close();
    }

    /** As a move's rows are compared. */
    @Benchmark
    public DataDiff diff() {
        DataDiff diff = SqliteDatabase.diff(before, after);
        int tables = change.sql.equals(Change.MADE_ANEW) ? 0 : 1;
        if (diff.changes().size() != tables) {
            throw new IllegalStateException(change + " changes " + tables + " tables, not " + diff);
        }
        return diff;
    }

    /** Every value of one of the two taken out of the driver. */
    @Benchmark
    public void resultSet(Blackhole sink) throws SQLException {
        try (Connection connection = before.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM users")) {
            while (row.next()) {
                for (int column = 1; column <= COLUMNS; column++) {
                    sink.consume(row.getObject(column));
                }
            }
        }
    }

    /** The rows of both counted. */
    @Benchmark
    public long count() throws SQLException {
        long sum = 0;
        for (Backup each : List.of(before, after)) {
            try (Connection connection = each.connection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
                sum += row.getLong(1);
            }
        }
        return sum;
    }
}
