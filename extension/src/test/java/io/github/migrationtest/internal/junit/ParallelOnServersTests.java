package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.server.Server;
import io.github.migrationtest.fixtures.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParallelOnServersTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL"})
    void runsAThousandTestsInEightThreadsWithoutCrossTalkOrLeftovers(DatabaseKind kind)
            throws IOException, SQLException {
        EmbeddedServer.assumeThere(kind);
        ThousandTestCase.LEFT_OPEN.clear();

        InnerRun.of(directory, ThousandTestCase.class)
                .with("migrationtest.database", kind.name())
                .with("migrationtest." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".from", "embedded")
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1000).succeeded(1000));

        assertThat(ThousandTestCase.LEFT_OPEN).hasSize(1000);
        for (Connection connection : ThousandTestCase.LEFT_OPEN) {
            assertThat(connection.isClosed()).isTrue();
        }
        assertThat(sessions(kind)).isEmpty();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    /** In which databases somebody is, on the server that ends with this JVM and takes the databases along. */
    private List<String> sessions(DatabaseKind kind) throws SQLException {
        try (DatabaseDirectory here = DatabaseDirectory.open(directory)) {
            Server server = Servers.of(kind, ServerSettings.none().from("embedded"), here);
            String query = kind == DatabaseKind.POSTGRESQL
                    ? "select datname from pg_stat_activity where datname like 'mt\\_%'"
                    : "select db from information_schema.processlist where db like 'mt\\_%'";
            List<String> found = new ArrayList<>();
            try (Connection connection = server.connect(server.maintenanceDatabase());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    @MigrationTest(migrations = "each/notes")
    @StartAt("2")
    @Execution(ExecutionMode.CONCURRENT)
    static class ThousandTestCase {
        private static final Queue<Connection> LEFT_OPEN = new ConcurrentLinkedQueue<>();

        @RepeatedTest(1000)
        void seesOnlyItsOwnRow(TestDatabase database, RepetitionInfo repetition) {
            database.execute("delete from users");
            database.execute(
                    "insert into users (id, email) values (?, 'me@example.org')", repetition.getCurrentRepetition());

            assertThat(database.query("select id from users"))
                    .extracting(row -> row.longValue("id"))
                    .containsExactly((long) repetition.getCurrentRepetition());
            LEFT_OPEN.add(database.connection());
        }
    }
}
