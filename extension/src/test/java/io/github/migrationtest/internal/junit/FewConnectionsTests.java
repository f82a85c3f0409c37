package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.embedded.EmbeddedServers;
import io.github.migrationtest.fixtures.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Servers somewhere that allow few connections: eight tests at once, each with one, leave the library little. */
class FewConnectionsTests {
    private static final int MOST = 20;

    @TempDir
    Path directory;

    @Test
    void areEnoughOnPostgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", Integer.toString(MOST))
                        .setServerConfig("superuser_reserved_connections", "2")
                        .setServerConfig("fsync", "off")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, "create role few login createdb createrole password 'Secret-17'");

            pass(DatabaseKind.POSTGRESQL, "jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MARIADB", "MYSQL"})
    void areEnoughOnMysqlAndMariadb(DatabaseKind kind) throws SQLException {
        EmbeddedServer.assumeThere(kind);
        try (DatabaseDirectory ours = DatabaseDirectory.open(directory.resolve("ours"))) {
            Server server = EmbeddedServers.start(kind, ours);
            try (Connection connection = server.connect("")) {
                execute(connection, "create user few@'%' identified by 'Secret-17'");
                execute(connection, "grant all on *.* to few@'%' with grant option");
                execute(connection, "set global max_connections = " + MOST);

                pass(kind, server.jdbcUrl(""));

                execute(connection, "shutdown");
            }
        }
    }

    private void pass(DatabaseKind kind, String url) {
        EngineExecutionResults results = InnerRun.of(directory, TwoHundredTestCase.class)
                .with("migrationtest.database", kind.name())
                .with("migrationtest.create-on-hosts", "localhost,127.0.0.1")
                .with(
                        "migrationtest." + kind.name().toLowerCase(Locale.ROOT) + ".from",
                        url + "?user=few&password=Secret-17")
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();

        assertThat(InnerRun.failures(results)).isEmpty();
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(200).succeeded(200));
    }

    @MigrationTest(migrations = "each/notes")
    @StartAt("2")
    @Execution(ExecutionMode.CONCURRENT)
    static class TwoHundredTestCase {
        @RepeatedTest(200)
        void needsOneConnection(TestDatabase database, RepetitionInfo repetition) throws InterruptedException {
            database.execute(
                    "insert into users (id, email) values (?, 'me@example.org')", repetition.getCurrentRepetition());
            TimeUnit.MILLISECONDS.sleep(20);

            assertThat(database.query("select id from users")).hasSize(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
