package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.internal.junit.InnerRun.failure;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.GivenRows;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.Populated;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.Row;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class PopulatedTests {
    private static final List<List<Row>> SEEN = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    @Test
    void fillsTheDatabaseWhereItStarts() {
        SEEN.clear();

        var results = InnerRun.of(directory, PopulatedTestCase.class).execute();

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(8).succeeded(7));
        // Without a key that forbids it, emails are there twice.
        assertThat(failure(results))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("3_unique_email")
                .hasMessageContaining("UNIQUE constraint failed: users.email");
        assertThat(SEEN).hasSize(3);
        assertThat(SEEN.get(0)).isEqualTo(SEEN.get(1)).isNotEqualTo(SEEN.get(2));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    @Populated(rows = 40)
    @org.junit.jupiter.api.TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
    static class PopulatedTestCase {
        private int before;

        @BeforeEach
        void look(TestDatabase database, Migrations migrations) {
            before = migrations.current().isEmpty()
                    ? 0
                    : database.query("select id from users").size();
        }

        @Test
        void aFirst(TestDatabase database) {
            SEEN.add(database.query("select * from users join notes on user_id = users.id order by notes.id"));
        }

        @Test
        void aSecond(TestDatabase database) {
            SEEN.add(database.query("select * from users join notes on user_id = users.id order by notes.id"));
        }

        @Test
        @Populated(rows = 40, seed = 2)
        void bOther(TestDatabase database) {
            SEEN.add(database.query("select * from users join notes on user_id = users.id order by notes.id"));
        }

        @Test
        @Populated(rows = 7)
        @GivenRows(at = "1", script = "given/users.sql")
        void isFilledBesideGivenRowsBeforeEach() {
            assertThat(before).isEqualTo(9);
        }

        @EachMigration
        void isFilledBeforeEachMigration(TestDatabase database, MigrationStep step) {
            assertThat(before).isEqualTo(step.migration().name().equals("1_users") ? 0 : 40);
        }
    }

    @Test
    void tellsInTheSummaryWhatCouldNotBeFilled() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(
                folder.resolve("1_flags.up.sql"),
                "CREATE TABLE flags (flag BOOLEAN NOT NULL UNIQUE);\nCREATE VIRTUAL TABLE search USING fts5(body);");

        InnerRun.of(directory, SummaryTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));

        assertThat(ReportTests.Reported.lines())
                .containsExactly(
                        "PopulatedTests.SummaryTestCase: golang-migrate under go-sqlite3, folder on a fresh database",
                        "  1 database, 0 migrations forward, 0 back",
                        "  warning: @Populated could not fill flags: 2 of 100 rows, no more values were found for its unique"
                                + " constraint (flag)");
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    @Populated
    @ExtendWith(ReportTests.Reported.class)
    static class SummaryTestCase {

        @Test
        void hasTheOthers(TestDatabase database) {
            assertThat(database.query("select flag from flags")).hasSize(2);
        }
    }

    @Test
    void wantsTablesAndRows() {
        assertThat(failure(InnerRun.of(directory, EmptyTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@Populated(rows = 100) on PopulatedTests.EmptyTestCase has nothing to fill: the database starts"
                                + " without tables.\nSay where it starts, with @StartAt.");
        assertThat(failure(InnerRun.of(directory, NoRowsTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@Populated(rows = 0) on PopulatedTests.NoRowsTestCase.neverRuns fills tables with no rows."
                        + "\nGive a number from 1, or leave @Populated out.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @Populated
    static class EmptyTestCase {

        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class NoRowsTestCase {

        @Test
        @Populated(rows = 0)
        void neverRuns() {}
    }

    @Test
    void isAsTheReadmeSays() {
        InnerRun.of(directory, ReadmeTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(1)
                .succeeded(1));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class ReadmeTestCase {

        @Test
        @StartAt("1")
        @Populated(rows = 500)
        void keepsEveryRow(Migrations migrations) {
            assertThat(migrations.upTo("2")).keptEveryRow();
        }

        @GivenRows(at = "2")
        void notes(TestDatabase database) {
            database.execute("insert into users (id, email) values (7001, 'a@example.org')");
            database.execute("insert into notes (id, user_id, body) values (7001, 7001, 'kept')");
        }
    }
}
