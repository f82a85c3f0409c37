package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.populate.Population;
import java.io.IOException;
import java.sql.Connection;
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

/**
 * Generated rows in a SQLite database of many tables of ten columns with keys, foreign keys, checks and indexes, beside the same
 * number of rows that SQLite makes itself, which are all alike and press on nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class PopulateBenchmark {

    /** How many tables there are. */
    @Param("50")
    public int tables;

    /** In all tables together. */
    @Param("1000000")
    public int rows;

    private SchemaOfManyTables schema;

    /** Makes the empty tables. */
    @Setup(Level.Iteration)
    public void create() throws SQLException {
        schema = new SchemaOfManyTables(DatabaseKind.SQLITE, tables);
    }

    /** Drops them with their rows. */
    @TearDown(Level.Iteration)
    public void drop() throws IOException {
        schema.close();
    }

    /** Rows that keep every constraint. */
    @Benchmark
    public Population populate() {
        Population population = Population.of(schema.database(), rows / tables, 1);
        if (!population.unfilled().isEmpty()) {
            throw new IllegalStateException("Every table can be filled: " + population.unfilled());
        }
        return population;
    }

    /** A statement for each table. */
    @Benchmark
    public long insertSelect() throws SQLException {
        try (Connection connection = schema.database().connection();
                Statement statement = connection.createStatement()) {
            long inserted = 0;
            connection.setAutoCommit(false);
            for (int number = 1; number <= tables; number++) {
                inserted += statement.executeUpdate("""
                        INSERT INTO t%d (id, parent_id, name, email, note, position)
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                        SELECT i, i, 'name ' || i, i || '@example.org', 'note', i FROM n
                        """.formatted(number, rows / tables));
            }
            connection.commit();
            return inserted;
        }
    }
}
