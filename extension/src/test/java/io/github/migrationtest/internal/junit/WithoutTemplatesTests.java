package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.server.AdminConnections;
import io.github.migrationtest.fixtures.server.Server;
import io.github.migrationtest.fixtures.server.Servers;
import io.github.migrationtest.migration.MigrationFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A server at a URL that clones no database: everything goes on that does not need it, and the rest says why. */
@SuppressWarnings("NullAway.Init")
class WithoutTemplatesTests {

    @TempDir
    Path directory;

    private DatabaseDirectory ours;
    private Server real;
    private UncloningServer server;
    private List<List<String>> before;

    @BeforeEach
    void start() throws Exception {
        ours = DatabaseDirectory.open(directory.resolve("ours"));
        real = Servers.of(DatabaseKind.POSTGRESQL, ServerSettings.none().from("embedded"), ours);
        server = new UncloningServer(real);
        before = databases();
    }

    @AfterEach
    void leavesNothing() throws SQLException {
        server.close();
        ours.close();
        assertThat(databases()).isEqualTo(before);
    }

    private InnerRun run(Class<?> testCase) {
        return InnerRun.of(directory, testCase)
                .with("migrationtest.database", "postgresql")
                .with("migrationtest.create-on-hosts", "127.0.0.1")
                .with("migrationtest.postgresql.from", server.jdbcUrl());
    }

    @Test
    void rehearsesByReplayingAndSaysSoOnce() {
        EngineExecutionResults results = run(RehearsedTestCase.class).execute();

        assertThat(InnerRun.failures(results)).isEmpty();
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(8).succeeded(8));

        assertThat(ReportTests.Reported.lines())
                .containsExactly(
                        "WithoutTemplatesTests.RehearsedTestCase: golang-migrate under lib/pq, notes on a fresh database",
                        "  8 databases, 11 migrations forward, 4 back",
                        "  warning: rows are not compared, since no move holds the state before it: assert with queries.",
                        "warning: PostgreSQL at 127.0.0.1:" + server.port()
                                + " clones no databases (ERROR: unsupported template: mt_): each test's is made by replaying its"
                                + " migrations, and no move holds the state before it.");
    }

    @MigrationTest(migrations = "postgresql/notes")
    @ExtendWith(ReportTests.Reported.class)
    static class RehearsedTestCase {

        @Test
        void goesForwardAndBack(TestDatabase database, Migrations migrations) {
            migrations.upToLatest();
            assertThat(database.query("select shouted from users").get(0).string("shouted"))
                    .isEqualTo("A@EXAMPLE.ORG");

            migrations.downToEmpty();
            assertThat(database.query("select to_regclass('users') as gone")
                            .get(0)
                            .isNull("gone"))
                    .isTrue();
        }

        @Test
        @StartAt("2")
        void startsAtAVersion(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (email) values ('b@example.org')");

            MigrationStep step = migrations.up();

            assertThat(migrations.pending()).isEmpty();
            assertThat(step.statements()).isNotEmpty();
            assertThat(database.query("select shouted from users order by id"))
                    .extracting(row -> row.string("shouted"))
                    .containsExactly("A@EXAMPLE.ORG", "B@EXAMPLE.ORG");
        }

        @Test
        @StartAt("2")
        void seesNothingOfAnother(TestDatabase database) {
            assertThat(database.query("select id from users")).hasSize(1);
            database.execute("insert into users (email) values ('c@example.org')");
        }

        @Test
        @StartAt("1")
        void goesBackToWhatItBeganWith(TestDatabase database, Migrations migrations) {
            var backup = database.backup();
            migrations.upToLatest();

            database.restore(backup);

            assertThat(migrations.current().orElseThrow().name()).isEqualTo("1_users");
            assertThat(migrations.up().migration().name()).isEqualTo("2_shout");
        }

        @Test
        void saysThatNoStateIsHeld(Migrations migrations) {
            var run = migrations.upTo("1");
            migrations.down();

            assertThatThrownBy(run::steps)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching("What the database was before and after a move is not held: PostgreSQL at"
                            + " 127\\.0\\.0\\.1:\\d+ clones no databases \\(ERROR: unsupported template: mt_\\)\\.\nQuery it in the"
                            + " test, between the moves, or rehearse on a server that clones: migrationtest\\.postgresql\\.from ="
                            + " embedded\\.");
        }

        @EachMigration
        void standsBeforeEachMigration(MigrationStep step, TestDatabase database) {
            assertThat(database.query("select version from schema_migrations")
                            .get(0)
                            .longValue("version"))
                    .isEqualTo(Long.parseLong(step.migration().version().text()));
        }
    }

    @Test
    void failsEachTestOfAMigrationThatFailsAfterOneTry() {
        List<Throwable> failures = InnerRun.failures(run(BrokenTestCase.class).execute());

        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("1_users failed at statement 2 (line 2 of 1_users.up.sql): "));
        assertThat(failures.get(0)).isSameAs(failures.get(1));
    }

    @MigrationTest(migrations = "postgresql/broken")
    @StartAt(StartAt.LATEST)
    static class BrokenTestCase {
        @Test
        void neverRuns() {}

        @Test
        void neverRunsEither() {}
    }

    @Test
    void keepsTestsApartInParallel() {
        run(ParallelTestCase.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(40).succeeded(40));
    }

    @MigrationTest(migrations = "each/notes")
    @StartAt("2")
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {
        @RepeatedTest(40)
        void seesOnlyItsOwnRow(TestDatabase database, RepetitionInfo repetition) {
            database.execute(
                    "insert into users (id, email) values (?, 'me@example.org')", repetition.getCurrentRepetition());

            assertThat(database.query("select id from users"))
                    .extracting(row -> row.longValue("id"))
                    .containsExactly((long) repetition.getCurrentRepetition());
        }
    }

    private List<List<String>> databases() throws SQLException {
        try (Connection connection = real.connect("postgres")) {
            return AdminConnections.query(
                    connection,
                    "select datname from pg_database where datname !~ '^mt_' or shobj_description(oid, 'pg_database') is"
                            + " not null order by 1");
        }
    }
}
