package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

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
    void tellsATiredEngineerWhatHappenedAndWhatToDo(@TempDir Path directory) {
        var failure = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NotesRehearsal.class))
                .configurationParameter("migrationtest.directory", directory.toString())
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst();

        assertThat(failure).hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("""
                        [migration up 0003_name_not_null (drizzle, better-sqlite3)]\s
                        Expecting what happened to the rows
                        to have kept every row
                        but this happened:
                          note_tags: 28000 of 28000 rows lost: (note_id, tag_id) = (1, 15), (3, 1), (3, 161), (4, 7), (4, 31), ...
                          notes: 20000 of 20000 rows lost: id 1, 2, 3, 4, 5, ...
                        Gone after statement 4 of 0003_name_not_null.sql, line 11 (note_tags, notes, tags):
                          DROP TABLE `users`;
                        SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                          notes.owner_id -> users.id ON DELETE CASCADE
                          tags.owner_id -> users.id ON DELETE SET NULL
                          note_tags.note_id -> notes.id ON DELETE CASCADE
                        PRAGMA foreign_keys=OFF in line 1 has no effect: SQLite ignores it inside a transaction, and drizzle runs the migration in one.
                        To do: switch enforcement off on the connection before the migrator opens its transaction, and on again after it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys = ON')."""));
    }
}
