package io.github.migrationtest.benchmarks;

import io.github.migrationtest.data.DataSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/** The counts and hashes of many rows, beside reading the same rows through JDBC and doing nothing with them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class DataSnapshotBenchmark {

    /** Each has six values. */
    @Param("1000000")
    public int rows;

    private Path folder;
    private Connection connection;

    /** Makes the rows, in a file. */
    @Setup(Level.Trial)
    public void fill() throws IOException, SQLException {
        folder = Folders.create();
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rows.db"));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    CREATE TABLE users (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT NOT NULL, email TEXT,
                      balance NUMERIC DEFAULT 0, created_at TEXT);
                    INSERT INTO users
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    SELECT i, i / 2, 'Somebody with the number ' || i, 'user' || i || '@example.org', i * 1.25,
                           '2026-01-01T00:00:' || i FROM n;
                    """.formatted(rows));
        }
    }

    /** Removes them. */
    @TearDown(Level.Trial)
    public void remove() throws IOException, SQLException {
        connection.close();
        Folders.delete(folder);
    }

    /** Counts and hashes of every column, keyed by the primary key. */
    @Benchmark
    public DataSnapshot snapshot() {
        return DataSnapshot.of(connection);
    }

    /** Every value taken out of the driver. */
    @Benchmark
    public void resultSet(Blackhole sink) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM users")) {
            while (row.next()) {
                for (int column = 1; column <= 6; column++) {
                    sink.consume(row.getObject(column));
                }
            }
        }
    }
}
