package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the migrations of the notes application would do to production, whose driver {@code package.json} names. */
@MigrationTest(migrations = "drizzle", copyOf = "production.db.gz")
class SilentCascadeTest {

    /** The tool reports success, the schema is as intended, every check of SQLite says ok: and the rows are gone. */
    @Test
    void losesEveryNoteWithoutAnError(TestDatabase database, Migrations migrations) {
        MigrationStep step = migrations.up();

        assertThat(step).keptEveryRowOf("users").hasLost("notes", 20_000).hasLost("note_tags", 28_000);
        assertThat(step)
                .leftNoOrphans()
                .leftNoDuplicateIndexes()
                .passesIntegrityCheck()
                .enforcesForeignKeys();
        assertThat(database).hasTable("users", users -> users.hasUniqueIndexOn("email")
                .hasColumn("name", name -> name.isNotNull()));
    }

    @Test
    void saysWhichRowsWentAtWhichStatementAndWhy(Migrations migrations) {
        MigrationStep step = migrations.up();

        assertThatThrownBy(() -> assertThat(step).keptEveryRow()).hasMessage("""
                        [migration up 0003_name_not_null (drizzle, better-sqlite3)]\s
                        Expecting what happened to the rows
                        to have kept every row
                        but this happened:
                          note_tags: 28000 of 28000 rows lost: (note_id, tag_id) = (1, 13), (1, 52), (2, 7), (2, 69), (2, 146), ...
                          notes: 20000 of 20000 rows lost: id 1, 2, 3, 4, 5, ...
                        """);
    }

    /** Of the pending migrations the three that rebuild a table on which others hang are caught, and no other. */
    @EachMigration
    void isCaughtInEveryRebuildOfAParent(MigrationStep step) {
        boolean rebuildsAParent = step.migration().name().matches("0003.*|0004.*|0005.*");

        if (rebuildsAParent) {
            assertThat(step.explainLoss()).isNotEmpty();
        } else {
            assertThat(step).keptEveryRow().keptEveryValue();
        }
    }
}
