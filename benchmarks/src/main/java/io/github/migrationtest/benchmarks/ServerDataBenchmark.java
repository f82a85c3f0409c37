package io.github.migrationtest.benchmarks;

import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
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

/**
 * The counts and hashes of many rows of a server, beside the {@code COPY} of {@code pg_dump} or {@code mariadb-dump} to nowhere, and
 * a plain {@code count(*)}; {@code psql} and {@code mariadb-dump} must be on the path.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class ServerDataBenchmark {

    /** The engine. */
    @Param({"POSTGRESQL", "MYSQL", "MARIADB"})
    public DatabaseKind kind;

    /** Each has ten values. */
    @Param("1000000")
    public int rows;

    private SchemaOfManyTables server;
    private TestDatabase database;
    private Connection connection;

    /** Makes the rows. */
    @Setup(Level.Trial)
    public void fill() throws IOException, SQLException {
        server = new SchemaOfManyTables(kind, 0);
        database = server.database();
        connection = database.connection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table users (id bigint primary key, parent_id int, name varchar(200) not null,"
                    + " email varchar(100), balance decimal(12, 2), score double precision, seen timestamp(6) null,"
                    + " born date, code char(32), age smallint)");
            for (int first = 1; first <= rows; first += 1000) {
                statement.execute("insert into users values " + thousand(first));
            }
        }
    }

    private static String thousand(int first) {
        List<String> values = new ArrayList<>();
        for (int id = first; id < first + 1000; id++) {
            values.add(
                    "(%d, %d, 'Somebody with the number %d', 'user%d@example.org', %d.25, %d.5, '2026-01-01 00:00:00.%06d', '2020-01-%02d', '%032x', %d)"
                            .formatted(id, id / 2, id, id, id, id, id % 1_000_000, 1 + id % 28, id * 31L, id % 100));
        }
        return String.join(", ", values);
    }

    /** Forgets them. */
    @TearDown(Level.Trial)
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }

    /** Counts and hashes of every column, keyed by the primary key; what is large, on two sessions of MySQL or MariaDB. */
    @Benchmark
    public DataSnapshot snapshot() {
        return DataSnapshot.of(database);
    }

    /** The same on one session. */
    @Benchmark
    public DataSnapshot snapshotOnOneConnection() {
        return DataSnapshot.of(connection);
    }

    /** The rows counted, and nothing else. */
    @Benchmark
    public long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from users")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All rows written as text to nowhere. */
    @Benchmark
    public int dump() throws IOException, InterruptedException {
        DatabaseLogin login = database.login();
        URI address = URI.create(login.jdbcUrl().substring("jdbc:".length()));
        String port = String.valueOf(address.getPort());
        String name = address.getPath().substring(1);
        ProcessBuilder process = new ProcessBuilder(command(address.getHost(), port, login.user(), name))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put(kind == DatabaseKind.POSTGRESQL ? "PGPASSWORD" : "MYSQL_PWD", login.password());
        int exit = process.start().waitFor();
        if (exit != 0) {
            throw new IOException("The dump ended with " + exit + ".");
        }
        return exit;
    }

    /** What pg_dump spends its time in, for that itself refuses a server that is newer. */
    private List<String> command(String host, String port, String user, String name) {
        return kind == DatabaseKind.POSTGRESQL
                ? List.of("psql", "-h", host, "-p", port, "-U", user, "-qc", "copy users to stdout", name)
                : List.of(
                        "mariadb-dump", "-h", host, "-P", port, "-u", user, "--skip-ssl", "--single-transaction", name);
    }
}
