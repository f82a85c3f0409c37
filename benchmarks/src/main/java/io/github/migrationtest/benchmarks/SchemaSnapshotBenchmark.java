package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
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
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * A schema of many tables read as a snapshot, beside the loop over {@link DatabaseMetaData} that one would write, SchemaCrawler at
 * its standard level, and Liquibase's snapshot. The peers tell less.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class SchemaSnapshotBenchmark {

    /** The engine. */
    @Param({"SQLITE", "POSTGRESQL"})
    public DatabaseKind kind;

    /** How many tables there are. */
    @Param({"50", "500"})
    public int tables;

    private SchemaOfManyTables schema;
    private Connection connection;

    /** Makes the tables. */
    @Setup(Level.Trial)
    public void create() throws Exception {
        schema = new SchemaOfManyTables(kind, tables);
        connection = schema.database().connection();
    }

    /** Forgets them. */
    @TearDown(Level.Trial)
    public void close() throws SQLException {
        connection.close();
        schema.close();
    }

    /** A schema that nobody has read yet: a view more or less each time. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Changing {
        private long changes;

        /** Changes it, which is not measured. */
        @Setup(Level.Invocation)
        public void change(SchemaSnapshotBenchmark benchmark) throws SQLException {
            try (Statement statement = benchmark.connection.createStatement()) {
                if (changes++ > 0) {
                    statement.execute("drop view changing");
                }
                statement.execute("create view changing as select " + changes + " as changes");
            }
        }
    }

    /** All there is to know. */
    @Benchmark
    public SchemaSnapshot snapshot(Changing changing) {
        return SchemaSnapshot.of(connection);
    }

    /** The same again of a schema that has not changed, as assertions one after the other read it. */
    @Benchmark
    public SchemaSnapshot secondSnapshot() {
        return SchemaSnapshot.of(connection);
    }

    /** Columns, primary keys, foreign keys and indexes, as far as the driver tells them. */
    @Benchmark
    public List<Object> databaseMetaData() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String database = connection.getCatalog();
        String namespace = kind == DatabaseKind.POSTGRESQL ? "public" : null;
        List<Object> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet row = metaData.getTables(database, namespace, "%", new String[] {"TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        for (String name : names) {
            add(metaData.getColumns(database, namespace, name, "%"), read);
            add(metaData.getPrimaryKeys(database, namespace, name), read);
            add(metaData.getImportedKeys(database, namespace, name), read);
            add(metaData.getIndexInfo(database, namespace, name, false, true), read);
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

    /** SchemaCrawler's catalog, at its standard level of detail. */
    @Benchmark
    public Catalog schemaCrawler() {
        SchemaCrawlerOptions options = SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLoadOptions(LoadOptionsBuilder.builder()
                        .withSchemaInfoLevel(SchemaInfoLevelBuilder.standard())
                        .toOptions());
        return SchemaCrawlerUtility.getCatalog(
                DatabaseConnectionSources.fromDataSource(schema.database().dataSource()), options);
    }

    /** Liquibase's snapshot of everything it knows. */
    @Benchmark
    public DatabaseSnapshot liquibase() throws Exception {
        Database database = DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(
                        new JdbcConnection(schema.database().connection()));
        try {
            return SnapshotGeneratorFactory.getInstance()
                    .createSnapshot(database.getDefaultSchema(), database, new SnapshotControl(database));
        } finally {
            database.close();
        }
    }
}
