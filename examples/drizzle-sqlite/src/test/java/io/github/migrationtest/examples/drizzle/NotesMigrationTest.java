package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;
import static io.github.migrationtest.schema.ReferentialAction.SET_NULL;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The migrations of the notes application, as Drizzle Kit wrote them, rehearsed on a copy of its production database.
 *
 * <p>{@code package.json} has both better-sqlite3 and libsql, so each part names the driver it is about.
 */
@MigrationTest(migrations = "drizzle", copyOf = "production.db.gz", runtime = "better-sqlite3")
class NotesMigrationTest {

    /** What goes wrong, and how it is seen: the rebuild of users deletes what cascades from it, without an error. */
    @Nested
    class UnderBetterSqlite3 {

        @Test
        void losesEveryNoteInTheRebuildOfUsers(TestDatabase database, Migrations migrations) {
            MigrationStep step = migrations.upTo("0003").steps().get(0);

            assertThat(step).keptEveryRowOf("users").hasLost("notes", 20_000).hasLost("note_tags", 28_000);
            assertThat(database).passesIntegrityCheck().hasNoOrphans();
        }

        @Test
        void saysWhichRowsWentWhereAndWhy(Migrations migrations) {
            MigrationStep step = migrations.up();

            assertThatThrownBy(() -> assertThat(step).keptEveryRow())
                    .hasMessageContaining("notes: 20000 of 20000 rows lost: id 1, 2, 3, 4, 5, ...")
                    .hasMessageContaining("statement 4 of 0003_name_not_null.sql")
                    .hasMessageContaining("DROP TABLE `users`")
                    .hasMessageContaining("PRAGMA foreign_keys=OFF in line 1 has no effect");
        }
    }

    @Nested
    @MigrationTest(runtime = "libsql")
    class UnderLibsql {

        @Test
        void keepsEveryRow(TestDatabase database, Migrations migrations) {
            MigrationRun run = migrations.upToLatest();

            assertThat(run)
                    .keptEveryRow()
                    .leftNoOrphans()
                    .leftNoDuplicateIndexes()
                    .enforcesForeignKeys();
            assertThat(database)
                    .hasTable("users", users -> users.hasUniqueIndexOn("email"))
                    .hasTable("notes", notes -> notes.hasForeignKey(key ->
                                    key.from("owner_id").to("users", "id").onDelete(CASCADE))
                            .hasForeignKey(key ->
                                    key.from("edited_by").to("users", "id").onDelete(SET_NULL)));
        }

        @Test
        @StartAt("0005")
        void comesBackByTheScriptOfItsRollback(TestDatabase database, Migrations migrations) {
            var before = database.schema();

            migrations.up();
            migrations.down();

            assertThat(database).hasSameSchemaAs(before);
        }
    }
}
