package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    @TempDir
    Path directory;

    @Test
    void countsDatabasesAndMovesAndTellsWhatWasFound() {
        InnerRun.of(directory, MovingTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(2)
                .succeeded(2));

        assertThat(Reported.lines)
                .containsExactly(
                        "ReportTests.MovingTestCase: golang-migrate under go-sqlite3, notes on a fresh database",
                        "  2 databases, 4 migrations forward, 2 back",
                        "  found: up 4_no_empty_notes (golang-migrate, go-sqlite3) notes: 1 of 2 rows lost: id 1");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    @ExtendWith(Reported.class)
    static class MovingTestCase {

        @Test
        void goesForward(TestDatabase database, Migrations migrations) {
            database.execute("insert into notes (id, user_id, body) values (1, 1, null), (2, 1, 'kept')");
            assertThat(migrations.up().dataDiff().rowsLost()).hasSize(1);
        }

        @Test
        void goesForthAndBack(Migrations migrations) {
            migrations.downTo("1");
            migrations.upToLatest();
        }
    }

    @Test
    void warnsUnderTheNameOfTheClass() {
        InnerRun.of(directory, UndecidedTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(1)
                .succeeded(1));

        assertThat(Reported.lines)
                .containsExactly(
                        "ReportTests.UndecidedTestCase: drizzle under better-sqlite3, casc031 on a fresh database",
                        "  1 database, 1 migration forward, 0 back",
                        "  warning: up 0001_name_default (drizzle, better-sqlite3) loses data that is kept under libsql; set"
                                + " runtime to the one that migrates production: posts: 1 of 1 row lost: id 1",
                        "  found: up 0001_name_default (drizzle, better-sqlite3) posts: 1 of 1 row lost: id 1");
    }

    @MigrationTest(migrations = "drizzle/casc031")
    @StartAt("0000")
    @ExtendWith(Reported.class)
    static class UndecidedTestCase {

        @Test
        void onlyMoves(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (id, email, name) values (1, 'a@x.org', 'a')");
            database.execute("insert into posts (id, title, author_id) values (1, 'a', 1)");
            migrations.up();
        }
    }

    @Test
    void tellsWhatIsOddAboutTheFolder() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("drizzle"));
        Files.createDirectory(folder.resolve("meta"));
        Files.writeString(
                folder.resolve("meta/_journal.json"),
                "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[{\"idx\":0,\"version\":\"6\",\"when\":1,\"tag\":\"0000_t\"}]}");
        Files.writeString(folder.resolve("0000_t.sql"), "CREATE TABLE t (a);");
        Files.writeString(folder.resolve("0001_by_hand.sql"), "DROP TABLE t;");

        InnerRun.of(directory.resolve("databases"), OddTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));

        assertThat(Reported.lines)
                .containsExactly(
                        "ReportTests.OddTestCase: drizzle under better-sqlite3, drizzle on a fresh database",
                        "  1 database, 0 migrations forward, 0 back",
                        "  warning: Not in the journal, so never applied: 0001_by_hand.sql in " + folder
                                + ". Make migrations with `drizzle-kit generate --custom`, which lists them, or remove the"
                                + " files.");
    }

    @MigrationTest(runtime = "better-sqlite3")
    @StartAt(StartAt.LATEST)
    @ExtendWith(Reported.class)
    static class OddTestCase {

        @Test
        void doesNotRunWhatIsNotInTheJournal(TestDatabase database) {
            assertThat(database.query("select a from t")).isEmpty();
        }
    }

    /** Reads the report when the tests of its class are over. */
    static final class Reported implements AfterAllCallback {
        private static volatile List<String> lines = List.of();

        static List<String> lines() {
            return lines;
        }

        @Override
        public void afterAll(ExtensionContext context) {
            lines = Stores.run(context).report().lines();
        }
    }
}
