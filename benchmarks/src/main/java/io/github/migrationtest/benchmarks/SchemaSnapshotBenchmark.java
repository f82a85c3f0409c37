package io.github.migrationtest.benchmarks;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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

/** A schema of many tables read as a snapshot, beside the loop over {@link DatabaseMetaData} that one would write. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class SchemaSnapshotBenchmark {

    /** Each has six columns, a foreign key and two indexes. */
    @Param("500")
    public int tables;

    private Connection connection;

    /** Makes the tables, in memory: the catalog is what is measured. */
    @Setup(Level.Trial)
    public void create() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            for (int number = 1; number <= tables; number++) {
                statement.executeUpdate("""
                        CREATE TABLE t%d (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES t%d (id) ON DELETE CASCADE,
                          name TEXT NOT NULL, email TEXT, balance NUMERIC DEFAULT 0, created_at TEXT);
                        CREATE UNIQUE INDEX t%1$d_email ON t%1$d (email);
                        CREATE INDEX t%1$d_parent ON t%1$d (parent_id, created_at);
                        """.formatted(number, Math.max(1, number - 1)));
            }
        }
    }

    /** Forgets them. */
    @TearDown(Level.Trial)
    public void close() throws SQLException {
        connection.close();
    }

    /** All there is to know, checks, collations and partial indexes included. */
    @Benchmark
    public SchemaSnapshot snapshot() {
        return SchemaSnapshot.of(connection);
    }

    /** Columns, primary keys, foreign keys and indexes, as far as the driver tells them. */
    @Benchmark
    public List<Object> databaseMetaData() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        List<Object> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet row = metaData.getTables(null, null, "%", new String[] {"TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        for (String name : names) {
            add(metaData.getColumns(null, null, name, "%"), read);
            add(metaData.getPrimaryKeys(null, null, name), read);
            add(metaData.getImportedKeys(null, null, name), read);
            add(metaData.getIndexInfo(null, null, name, false, true), read);
        }
        return read;
    }

    private static void add(ResultSet rows, List<Object> read) throws SQLException {
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Object> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(rows.getObject(column)));
                }
                read.add(values);
            }
        }
    }
}
