package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample is Drizzle Kit's own rebuild of a table on which others cascade: what it takes is in the sample's README. */
class GuardTests {

    @TempDir
    Path directory;

    static void populate(TestDatabase database) {
        database.execute(
                "insert into users (id, email, name) values (1, 'a@x.org', 'a'), (2, 'b@x.org', 'b'), (3, 'c@x.org', 'c')");
        database.execute(
                "insert into posts (id, title, author_id) values (1, 'a', 1), (2, 'b', 1), (3, 'c', 2), (4, 'd', 3)");
        database.execute("insert into tags (id, name) values (1, 'red'), (2, 'blue')");
        database.execute("insert into post_tags (post_id, tag_id) values (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)");
        database.execute(
                "insert into audits (id, user_id, what) values (1, 1, 'in'), (2, 2, 'out'), (3, null, 'boot')");
    }

    @Test
    void failsATestThatOverlooksTheSilentCascade() {
        Throwable failure =
                failure(InnerRun.of(directory, OverlookingTestCase.class).execute());

        assertThat(failure).isInstanceOf(AssertionError.class).hasMessage("""
                        Migration up 0001_name_default (drizzle, better-sqlite3) lost data without its script saying so, and the test did not look:
                          audits: user_id of 2 rows became NULL: id 1, 2
                          post_tags: 5 of 5 rows lost: (post_id, tag_id) = (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)
                          posts: 4 of 4 rows lost: id 1, 2, 3, 4
                        Gone after statement 4 of 0001_name_default.sql, line 9 (audits, post_tags, posts):
                          DROP TABLE `users`;
                        SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                          audits.user_id -> users.id ON DELETE SET NULL
                          posts.author_id -> users.id ON DELETE CASCADE
                          post_tags.post_id -> posts.id ON DELETE CASCADE
                        PRAGMA foreign_keys=OFF in line 1 has no effect: SQLite ignores it inside a transaction, and drizzle runs the migration in one.
                        To do: switch enforcement off on the connection before the migrator opens its transaction, and on again after it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys = ON').
                        Assert on it, as in assertThat(step).keptEveryRow(), or accept it: step.acceptDataChanges("why"). migrationtest.guard = off leaves it to the assertions.""");
    }

    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3")
    @StartAt("0000")
    static class OverlookingTestCase {

        @Test
        void onlyMoves(TestDatabase database, Migrations migrations) {
            populate(database);
            migrations.up();
        }
    }

    @Test
    void isSilentWhereTheRuntimeKeepsTheRowsOrTheTestAnswersForThem() {
        InnerRun.of(directory, AnsweringTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(4)
                .succeeded(4));
    }

    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3")
    @StartAt("0000")
    static class AnsweringTestCase {

        @Test
        @MigrationTest(runtime = "libsql")
        void movesUnderADriverThatKeepsThem(TestDatabase database, Migrations migrations) {
            populate(database);
            migrations.upToLatest();
            assertThat(database.query("select id from posts")).hasSize(4);
        }

        @Test
        void looksAtTheData(TestDatabase database, Migrations migrations) {
            populate(database);
            assertThat(migrations.up().dataDiff().rowsLost()).hasSize(2);
        }

        @Test
        void accepts(TestDatabase database, Migrations migrations) {
            populate(database);
            migrations.up().acceptDataChanges("the posts are fetched anew");
        }

        @Test
        void movesAnEmptyDatabase(Migrations migrations) {
            migrations.upToLatest();
        }
    }

    @Test
    void onlyWarnsWhereTheDriverIsNotKnownAndAnotherKeepsTheRows() {
        InnerRun.of(directory, UndecidedTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(1)
                .succeeded(1));
    }

    @MigrationTest(migrations = "drizzle/casc031")
    @StartAt("0000")
    static class UndecidedTestCase {

        @Test
        void onlyMoves(TestDatabase database, Migrations migrations) {
            populate(database);
            migrations.up();
            assertThat(database.query("select id from posts")).isEmpty();
        }
    }

    @Test
    void canBeSwitchedOff() {
        InnerRun.of(directory, OverlookingTestCase.class)
                .with("migrationtest.guard", "off")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void takesAScriptAtItsWord() {
        InnerRun.of(directory, SaidTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    static class SaidTestCase {

        @Test
        void deletesWhatItNames(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (id) values (1)");
            database.execute("insert into notes (id, user_id, body) values (1, 1, null), (2, 1, 'kept')");
            migrations.up();
            assertThat(database.query("select id from notes")).hasSize(1);
        }
    }

    @Test
    void takesADroppedColumnThatIsAddedAnewAtItsWord() throws IOException {
        Files.writeString(
                directory.resolve("1_a.up.sql"), "CREATE TABLE monitors (id INTEGER PRIMARY KEY, status TEXT)");
        Files.writeString(
                directory.resolve("2_b.up.sql"),
                "ALTER TABLE monitors DROP COLUMN status; ALTER TABLE monitors ADD COLUMN status TEXT DEFAULT 'active'");

        InnerRun.of(directory.resolve("databases"), ColumnTestCase.class)
                .with("migrationtest.migrations", directory.toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @MigrationTest
    @StartAt("1")
    static class ColumnTestCase {

        @Test
        void onlyMoves(TestDatabase database, Migrations migrations) {
            database.execute("insert into monitors (id, status) values (1, 'paused')");
            migrations.up();
            assertThat(database.query("select status from monitors"))
                    .first()
                    .satisfies(row -> assertThat(row.string("status")).isEqualTo("active"));
        }
    }

    @Test
    void leavesTheTestsOwnFailureAlone() {
        Throwable failure =
                failure(InnerRun.of(directory, FailingTestCase.class).execute());

        assertThat(failure).hasMessage("on purpose");
    }

    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3")
    @StartAt("0000")
    static class FailingTestCase {

        @Test
        void fails(TestDatabase database, Migrations migrations) {
            populate(database);
            migrations.up();
            throw new AssertionError("on purpose");
        }
    }
}
