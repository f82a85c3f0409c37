package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.internal.junit.InnerRun.failures;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A server that a class starts itself: here one of another library's, embedded. */
class GivenServerTests {

    @TempDir
    Path directory;

    @Test
    void isUsedBeforeWhatIsConfigured() {
        StartingTestCase.urls.clear();

        EngineExecutionResults results = InnerRun.of(directory, StartingTestCase.class)
                .with("migrationtest.postgresql.from", "jdbc:postgresql://db.example.org/app")
                .execute();

        assertThat(failures(results)).isEmpty();
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(StartingTestCase.urls)
                .allMatch(url -> url.startsWith("jdbc:postgresql://localhost:" + StartingTestCase.port + "/mt_"));
    }

    /** Started and stopped by the class's own methods, as the README of such libraries shows. */
    abstract static class ServerTestCase {
        private static @Nullable EmbeddedPostgres server;

        static int port;

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .database(POSTGRESQL)
                .server(ServerTestCase::url, () -> "postgres", () -> "postgres")
                .build();

        static String url() {
            return requireNonNull(server, "no server yet").getJdbcUrl("postgres", "postgres");
        }

        @BeforeAll
        static void starts() throws IOException {
            server = EmbeddedPostgres.builder().start();
            port = server.getPort();
        }

        @AfterAll
        static void stops() throws IOException {
            requireNonNull(server).close();
            server = null;
        }
    }

    @StartAt(StartAt.LATEST)
    static class StartingTestCase extends ServerTestCase {
        private static final Set<String> urls = new TreeSet<>();

        @Test
        void isOnIt(TestDatabase database) {
            urls.add(database.jdbcUrl());
            assertThat(database.query("select id from notes")).isEmpty();
        }

        @Test
        void isOnItAgain(TestDatabase database) {
            urls.add(database.jdbcUrl());
            assertThat(database.query("select id from notes")).isEmpty();
        }
    }

    @Test
    void isAskedAgainInTheNextClassWhereItMayBeAnother() {
        InnerRun.of(directory, OneTestCase.class, OtherTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
    }

    static class OneTestCase extends ServerTestCase {
        @Test
        void isOnIt(TestDatabase database) {
            assertThat(database.jdbcUrl()).contains(":" + port + "/");
        }
    }

    static class OtherTestCase extends ServerTestCase {
        @Test
        void isOnTheNext(TestDatabase database) {
            assertThat(database.jdbcUrl()).contains(":" + port + "/");
        }
    }

    @Test
    void keepsNothingOnAServerThatStays() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            StayingTestCase.server = server;

            InnerRun.of(directory, StayingTestCase.class)
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(2).succeeded(2));

            assertThat(StayingTestCase.names).hasSize(2);
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select datname from pg_database where datname like 'mt\\_%' and datname not like 'mt\\_t\\_%'")) {
                List<String> left = new ArrayList<>();
                while (rows.next()) {
                    left.add(rows.getString(1));
                }
                assertThat(left).isEmpty();
            }
        }
    }

    @EachDatabase({DatabaseKind.SQLITE, POSTGRESQL})
    static class StayingTestCase {
        private static @Nullable EmbeddedPostgres server;
        private static final Set<String> names = new TreeSet<>();

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .server(
                        () -> requireNonNull(server).getJdbcUrl("postgres", "postgres"),
                        () -> "postgres",
                        () -> "postgres")
                .build();

        @Test
        void isOnItsKind(TestDatabase database) {
            assertThat(database.query("select 1 as one")).hasSize(1);
            names.add(database.kind().name());
        }
    }

    @Test
    void isToldToStartInTime() {
        assertThat(failures(InnerRun.of(directory, TooLateTestCase.class).execute()))
                .singleElement()
                .isInstanceOf(ServerUnavailableException.class)
                .satisfies(failure -> assertThat(failure)
                        .hasMessage("server(...) (MigrationExtension.builder()) was asked for its URL and gave"
                                + " java.lang.IllegalStateException: Mapped port can only be obtained after the container is"
                                + " started.\nStart the server before the first test: a static @Container of a class with"
                                + " @Testcontainers, or @BeforeAll."));
    }

    static class TooLateTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .database(POSTGRESQL)
                .server(
                        () -> {
                            throw new IllegalStateException(
                                    "Mapped port can only be obtained after the container is started");
                        },
                        () -> "me",
                        () -> "secret")
                .build();

        @Test
        void neverRuns() {}
    }

    @Test
    void isNoServerOfSqlite() {
        assertThat(failures(InnerRun.of(directory, KindlessTestCase.class).execute()))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessage(
                                "server(...) (MigrationExtension.builder()) is for databases on a server, and these are"
                                        + " files of SQLite.\nSay what it is a server of:"
                                        + " MigrationExtension.builder().database(POSTGRESQL)."));
    }

    static class KindlessTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .server(() -> "jdbc:postgresql://localhost:1/", () -> "me", () -> "secret")
                .build();

        @Test
        void neverRuns() {}
    }
}
