package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.GivenRows;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class GivenRowsTests {

    @TempDir
    Path directory;

    @Test
    void putsRowsInWhenTheDatabaseStandsAtTheirVersion() {
        InnerRun.of(directory, GivenTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(11)
                .succeeded(11));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    @GivenRows(at = "1", script = "given/users.sql")
    static class GivenTestCase {

        @GivenRows(at = "2")
        static void notes(Connection connection) throws SQLException {
            connection.createStatement().executeUpdate("insert into notes (id, user_id, body) values (1, 1, 'kept')");
        }

        @GivenRows(at = "3")
        void moreNotes(TestDatabase database) {
            database.execute("insert into notes (id, user_id, body) values (2, 2, null)");
        }

        @Test
        void hasThemWhereItStarts(TestDatabase database) {
            assertThat(database.query("select email from users order by id"))
                    .extracting(row -> row.string("email"))
                    .containsExactly("a@example.org", "it's; b@example.org");
            assertThat(notesOf(database)).isEqualTo(2);
        }

        @Test
        void keepsThemForWhatFollows(TestDatabase database, Migrations migrations) {
            assertThat(migrations.up().dataDiff().rowsLost()).hasSize(1);
            assertThat(notesOf(database)).isEqualTo(1);
        }

        @Test
        @StartAt("2")
        void putsInWhatComesLaterWithTheMove(TestDatabase database, Migrations migrations) {
            assertThat(notesOf(database)).isEqualTo(1);

            migrations.up();

            assertThat(notesOf(database)).isEqualTo(2);
        }

        @Test
        @StartAt("1")
        void putsThemInOnTheWayOfOneMove(TestDatabase database, Migrations migrations) {
            assertThat(migrations.upTo("3").statements()).isNotEmpty();

            assertThat(notesOf(database)).isEqualTo(2);
        }

        @Test
        @StartAt("2")
        @GivenRows(at = "2", script = "src/test/resources/given/one-more.sql")
        @GivenRows(at = "2", script = "classpath:given/one-more-still.sql")
        void addsThoseOfTheMethod(TestDatabase database) {
            assertThat(notesOf(database)).isEqualTo(3);
        }

        @Nested
        class InsideTestCase {

            @GivenRows(at = "3")
            void itsOwn(TestDatabase database) {
                database.execute("insert into notes (id, user_id, body) values (3, 2, 'inner')");
            }

            @Test
            void hasThoseAroundItToo(TestDatabase database) {
                assertThat(notesOf(database)).isEqualTo(3);
            }
        }

        @EachMigration
        @StartAt("1")
        void standsBeforeEachMigrationWithThem(TestDatabase database, Migrations migrations) {
            String current = migrations.current().orElseThrow().name();
            if (!current.equals("1_users")) {
                assertThat(database.query("select id from users")).as(current).hasSize(2);
            }
        }

        @Test
        @StartAt(StartAt.LATEST)
        void runsTheLatestMigrationOverThem(TestDatabase database) {
            assertThat(notesOf(database)).isEqualTo(1);
        }

        private static int notesOf(TestDatabase database) {
            return database.query("select id from notes").size();
        }
    }

    @Test
    void startsWithoutThemWhereNoTestHasThem() {
        InnerRun.of(directory, GivenTestCase.class, WithoutTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(12).succeeded(12));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    static class WithoutTestCase {

        @Test
        void isEmpty(TestDatabase database) {
            assertThat(database.query("select id from users")).isEmpty();
        }
    }

    @Test
    void namesTheVersionsThatThereAre() {
        assertThat(failure(InnerRun.of(directory, UnknownVersionTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .message()
                .startsWith(
                        "@GivenRows(at = \"7\", script = \"given/users.sql\") on GivenRowsTests.UnknownVersionTestCase"
                                + " names a version that ")
                .endsWith("rehearsal/notes does not have.\nIt has 1, 2, 3, 4. Use one of these.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @GivenRows(at = "7", script = "given/users.sql")
    static class UnknownVersionTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhereAScriptWasLookedFor() {
        assertThat(failure(InnerRun.of(directory, MissingScriptTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@GivenRows(at = \"1\", script = \"given/none.sql\") on"
                        + " GivenRowsTests.MissingScriptTestCase.neverRuns names a script that is not there: not on the class"
                        + " path, and not at "
                        + Path.of("given/none.sql").toAbsolutePath()
                        + ".\nName a file of SQL that puts rows in.");
        assertThat(failure(InnerRun.of(directory, NoScriptTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@GivenRows(at = \"1\") on GivenRowsTests.NoScriptTestCase names no script."
                        + "\nName one with script, or put the annotation on a method that is no test and takes a"
                        + " TestDatabase.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class MissingScriptTestCase {

        @Test
        @GivenRows(at = "1", script = "given/none.sql")
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @GivenRows(at = "1")
    static class NoScriptTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void namesTheStatementThatFails() {
        Path script = Path.of("src/test/resources/given/broken.sql").toAbsolutePath();

        assertThat(failure(InnerRun.of(directory, BrokenScriptTestCase.class).execute()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("@GivenRows(at = \"1\", script = \"src/test/resources/given/broken.sql\") on"
                        + " GivenRowsTests.BrokenScriptTestCase: statement 2 (" + script
                        + ":3) failed: [SQLITE_ERROR] SQL error or missing database (table users has no column named mail)"
                        + "\nINSERT INTO users (id, mail)\nVALUES (2, 'b@example.org')")
                .hasCauseInstanceOf(SQLException.class);
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    @GivenRows(at = "1", script = "src/test/resources/given/broken.sql")
    static class BrokenScriptTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void tellsWhichMethodsCanPutRowsIn() {
        assertThat(failure(InnerRun.of(directory, WrongMethodTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@GivenRows(at = \"1\") on GivenRowsTests.WrongMethodTestCase.rows is on a method that does not"
                                + " take the database.\nGive it one parameter, TestDatabase or Connection.");
        assertThat(failure(InnerRun.of(directory, ScriptOnMethodTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@GivenRows(at = \"1\", script = \"given/users.sql\") on"
                        + " GivenRowsTests.ScriptOnMethodTestCase.rows is on a method that is no test, which puts the rows in"
                        + " itself.\nLeave script out, or put the annotation on the class or a test.");
        assertThat(failure(InnerRun.of(directory, ConstructorTestCase.class).execute()))
                .hasMessageContaining(
                        "@GivenRows(at = \"1\") on GivenRowsTests.ConstructorTestCase.rows is on a method of an"
                                + " instance, but the database is needed before there is one: the constructor takes it."
                                + "\nMake the method static.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class WrongMethodTestCase {

        @GivenRows(at = "1")
        void rows(Migrations migrations) {}

        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class ScriptOnMethodTestCase {

        @GivenRows(at = "1", script = "given/users.sql")
        void rows(TestDatabase database) {}

        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class ConstructorTestCase {

        ConstructorTestCase(TestDatabase database) {}

        @GivenRows(at = "1")
        void rows(TestDatabase database) {}

        @Test
        void neverRuns() {}
    }

    @Test
    void putsRowsIntoACopyAtItsVersionAndAfter() throws Exception {
        Path source = directory.resolve("production.db");
        standAt2(source);

        var given = InnerRun.of(directory.resolve("databases"), CopyTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute();
        Throwable behind = failure(InnerRun.of(directory.resolve("databases"), BehindTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute());
        Throwable behindOnTheWay = failure(InnerRun.of(directory.resolve("databases"), BehindOnTheWayTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute());
        Throwable refused = failure(InnerRun.of(directory.resolve("databases"), RefusedTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute());

        given.testEvents().assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(behind)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@GivenRows(at = \"1\", script = \"given/users.sql\") on GivenRowsTests.BehindTestCase names"
                                + " 1_users, which is behind the copy of " + source + ": that stands at 2_notes."
                                + "\nA copy only moves forward: give the rows at that version or a later one.");
        assertThat(behindOnTheWay)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@GivenRows(at = \"1\", script = \"given/users.sql\") on"
                        + " GivenRowsTests.BehindOnTheWayTestCase names 1_users, which is behind the copy of " + source
                        + ": that stands at 2_notes.");
        assertThat(refused)
                .hasMessage("@GivenRows(at = \"2\", script = \"given/users.sql\") on GivenRowsTests.RefusedTestCase:"
                        + " statement 1 ("
                        + Path.of(getClass().getResource("/given/users.sql").toURI())
                        + ":2) failed: SQL state null, code 19."
                        + "\nINSERT INTO users (id, email) VALUES (1, 'a@example.org')")
                .hasNoCause();
    }

    private static void standAt2(Path source) throws SQLException, java.io.IOException {
        Files.createDirectories(source.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            for (String sql : new String[] {
                "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER, body TEXT)",
                "INSERT INTO users VALUES (1, 'c@example.org')",
                "CREATE TABLE schema_migrations (version uint64, dirty bool)",
                "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)",
                "INSERT INTO schema_migrations VALUES (2, 0)"
            }) {
                connection.createStatement().executeUpdate(sql);
            }
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class CopyTestCase {

        @GivenRows(at = "2")
        void user(TestDatabase database) {
            database.execute("insert into users (id, email) values (7, 'd@example.org')");
        }

        @GivenRows(at = "3")
        void another(TestDatabase database) {
            database.execute("insert into users (id, email) values (8, 'e@example.org')");
        }

        @Test
        void hasThemAsCopied(TestDatabase database, Migrations migrations) {
            assertThat(database.query("select id from users")).hasSize(2);
            migrations.up();
            assertThat(database.query("select id from users")).hasSize(3);
        }

        @Test
        @StartAt("3")
        void hasThemOnceMovedForward(TestDatabase database) {
            assertThat(database.query("select id from users")).hasSize(3);
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @GivenRows(at = "1", script = "given/users.sql")
    static class BehindTestCase {

        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    @GivenRows(at = "1", script = "given/users.sql")
    static class BehindOnTheWayTestCase {

        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @GivenRows(at = "2", script = "given/users.sql")
    static class RefusedTestCase {

        @Test
        void neverRuns() {}
    }
}
