package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.catchThrowableOfType;

import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigrationRunAssertTests {

    private static String messageOf(ThrowingCallable claim) {
        return String.valueOf(catchThrowableOfType(AssertionError.class, claim).getMessage());
    }

    /** The rebuild that Drizzle Kit wrote takes, under better-sqlite3, what hangs on the table by its foreign keys. */
    @Nested
    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3")
    @StartAt("0000")
    class OfALoss {
        private static final String LOST =
                "[migration up 0001_name_default (drizzle, better-sqlite3)] \nExpecting what happened to the rows";
        private static final String WHY = """

                Gone after statement 4 of 0001_name_default.sql, line 9 (audits, post_tags, posts):
                  DROP TABLE `users`;
                SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                  audits.user_id -> users.id ON DELETE SET NULL
                  posts.author_id -> users.id ON DELETE CASCADE
                  post_tags.post_id -> posts.id ON DELETE CASCADE
                PRAGMA foreign_keys=OFF in line 1 has no effect: SQLite ignores it inside a transaction, and drizzle runs the migration in one.
                To do: switch enforcement off on the connection before the migrator opens its transaction, and on again after it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys = ON').""";

        private MigrationStep step(TestDatabase database, Migrations migrations) {
            database.execute(
                    "insert into users (id, email, name) values (1, 'a@x.org', 'a'), (2, 'b@x.org', 'b'), (3, 'c@x.org', 'c')");
            database.execute(
                    "insert into posts (id, title, author_id) values (1, 'a', 1), (2, 'b', 1), (3, 'c', 2), (4, 'd', 3)");
            database.execute("insert into tags (id, name) values (1, 'red'), (2, 'blue')");
            database.execute("insert into post_tags (post_id, tag_id) values (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)");
            database.execute(
                    "insert into audits (id, user_id, what) values (1, 1, 'in'), (2, 2, 'out'), (3, null, 'boot')");
            return migrations.up();
        }

        @Test
        void keptEveryRow(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(messageOf(() -> assertThat(step).keptEveryRow()))
                    .isEqualTo(LOST + "\nto have kept every row\nbut this happened:"
                            + "\n  post_tags: 5 of 5 rows lost: (post_id, tag_id) = (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)"
                            + "\n  posts: 4 of 4 rows lost: id 1, 2, 3, 4" + WHY);
            assertThat(messageOf(() -> assertThat(step).as("the rebuild").keptEveryRowOf("posts")))
                    .isEqualTo("[the rebuild, " + LOST.substring(1)
                            + "\nto have kept every row of posts\nbut this happened:"
                            + "\n  posts: 4 of 4 rows lost: id 1, 2, 3, 4" + WHY);
            assertThat(step).keptEveryRowOf("users").keptEveryRowOf("audits");
        }

        @Test
        void keptEveryValue(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(messageOf(() -> assertThat(step).keptEveryValue()))
                    .isEqualTo(LOST + "\nto have kept every value\nbut this happened:"
                            + "\n  audits: user_id of 2 rows became NULL: id 1, 2"
                            + "\n  post_tags: 5 of 5 rows lost: (post_id, tag_id) = (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)"
                            + "\n  posts: 4 of 4 rows lost: id 1, 2, 3, 4" + WHY);
            assertThat(messageOf(() -> assertThat(step).keptEveryValueOf("audits")))
                    .isEqualTo(LOST + "\nto have kept every value of audits\nbut this happened:"
                            + "\n  audits: user_id of 2 rows became NULL: id 1, 2" + WHY);
            assertThat(step)
                    .keptEveryValueOf("users")
                    .ignoringColumns("audits.user_id")
                    .keptEveryValueOf("audits");
        }

        @Test
        void changedOnly(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(messageOf(() -> assertThat(step).changedOnly("posts", "audits")))
                    .isEqualTo(LOST + "\nto have changed only posts, audits\nbut this happened:"
                            + "\n  post_tags: 5 of 5 rows lost: (post_id, tag_id) = (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)"
                            + WHY);
            assertThat(step).changedOnly("posts", "audits", "post_tags").enforcesForeignKeys();
        }

        @Test
        void hasLost(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(messageOf(() -> assertThat(step).hasLost("posts", 3)))
                    .isEqualTo(LOST + "\nto have lost so many rows of posts:\n  3\nbut it has:"
                            + "\n  posts: 4 of 4 rows lost: id 1, 2, 3, 4" + WHY);
            assertThat(step).hasLost("posts", 4).hasLost("users", 0);
        }

        @Test
        void explainsNothingWhereTheTableIsNotThere(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(messageOf(() -> assertThat(step).keptEveryRowOf("post")))
                    .isEqualTo(LOST + "\nto say something of table:\n  post"
                            + "\nbut the tables were:\n  audits\n  post_tags\n  posts\n  tags\n  users");
        }

        @Test
        void collectsWhatFails(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(failuresOf(() -> MigrationSoftAssertions.assertSoftly(softly -> softly.assertThat(step)
                            .keptEveryRowOf("posts")
                            .keptEveryRowOf("users")
                            .keptEveryValueOf("audits")
                            .leftNoOrphans())))
                    .hasSize(2);
        }

        @Test
        void collectsWhatFailsInTheWordsOfBehaviour(TestDatabase database, Migrations migrations) {
            MigrationStep step = step(database, migrations);

            assertThat(failuresOf(() -> BddMigrationSoftAssertions.thenSoftly(softly -> softly.then(step)
                            .keptEveryRowOf("posts")
                            .keptEveryRowOf("users")
                            .keptEveryValueOf("audits"))))
                    .hasSize(2);
            assertThat(messageOf(() -> BddMigrationAssertions.then(step).keptEveryRowOf("posts")))
                    .isEqualTo(messageOf(() -> assertThat(step).keptEveryRowOf("posts")));
        }
    }

    private static List<Throwable> failuresOf(ThrowingCallable claims) {
        return catchThrowableOfType(AssertJMultipleFailuresError.class, claims).getFailures();
    }

    @Nested
    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    class OfWhatIsLeft {

        @Test
        void keepsWhatNothingTouches(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (id, email) values (1, 'a@x.org')");
            database.execute("insert into notes (id, user_id, body) values (1, 1, 'a')");

            assertThat(migrations.up())
                    .keptEveryRow()
                    .keptEveryRowOf("notes")
                    .keptEveryValue()
                    .keptEveryValueOf("notes")
                    .changedOnly()
                    .hasLost("notes", 0)
                    .leftNoDuplicateIndexes()
                    .leftNoOrphans()
                    .passesIntegrityCheck();
        }

        @Test
        void changedOnly(TestDatabase database, Migrations migrations) {
            migrations.up();
            database.execute(
                    "create trigger t after delete on notes begin insert into users (id) values (old.id + 100); end");
            database.execute("insert into notes (id, user_id, body) values (1, 1, null)");

            MigrationStep step = migrations.up();

            assertThat(messageOf(() -> assertThat(step).changedOnly("notes")))
                    .isEqualTo(
                            "[migration up 4_no_empty_notes (golang-migrate, go-sqlite3)] \nExpecting what happened to the rows"
                                    + "\nto have changed only notes\nbut this happened:\n  users: 1 row added: id 101");
        }

        @Test
        void leftNoDuplicateIndexes(TestDatabase database, Migrations migrations) {
            database.execute("create index notes_owner on notes (user_id)");

            MigrationStep step = migrations.up();

            assertThat(messageOf(() -> assertThat(step).leftNoDuplicateIndexes()))
                    .isEqualTo("[migration up 3_unique_email (golang-migrate, go-sqlite3)] "
                            + "\nExpecting schema of SQLite\nto have no duplicate index\nbut these can go:"
                            + "\n  index notes_owner on notes (user_id) repeats index notes_user on notes (user_id)");
        }

        @Test
        void leftNoOrphans(TestDatabase database, Migrations migrations) {
            database.execute("insert into notes (id, user_id, body) values (1, 7, 'a'), (2, 8, 'b')");

            MigrationStep step = migrations.up();

            assertThat(messageOf(() -> assertThat(step).leftNoOrphans()))
                    .startsWith("[migration up 3_unique_email (golang-migrate, go-sqlite3)] "
                            + "\nExpecting database:\n  jdbc:sqlite:")
                    .endsWith("\nto have a parent for every foreign key\nbut not these:"
                            + "\n  notes (user_id) -> users (id): 2 rows without a parent: id 1, 2");
        }

        @Test
        void passesIntegrityCheck(Connection connection, Migrations migrations) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table t (a integer check (a > 0))");
                statement.execute("pragma ignore_check_constraints = on");
                statement.execute("insert into t values (-1)");
            }

            MigrationStep step = migrations.up();

            assertThat(messageOf(() -> assertThat(step).passesIntegrityCheck()))
                    .startsWith("[migration up 3_unique_email (golang-migrate, go-sqlite3)] "
                            + "\nExpecting database:\n  jdbc:sqlite:")
                    .endsWith("\nto pass its integrity check\nbut that found:\n  CHECK constraint failed in t");
        }

        @Test
        void enforcesForeignKeys(Migrations migrations) {
            MigrationStep step = migrations.up();

            assertThat(messageOf(() -> assertThat(step).enforcesForeignKeys()))
                    .isEqualTo(
                            "\nExpecting migration:\n  up 3_unique_email (golang-migrate, go-sqlite3)"
                                    + "\nto leave foreign keys enforced on the connection that ran it\nbut they are not enforced there");
        }

        @Test
        void refusesNothing() {
            assertThat(messageOf(() -> assertThat((MigrationRun) null).keptEveryRow()))
                    .isEqualTo("\nExpecting actual not to be null");
        }
    }
}
