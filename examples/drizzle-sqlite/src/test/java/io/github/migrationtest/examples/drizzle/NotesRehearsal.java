package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import org.junit.jupiter.api.Test;

/** The test that a user would write. It fails, and has to: {@link SilentCascadeTest} runs it and reads its failure. */
// region first
@MigrationTest(migrations = "drizzle", copyOf = "production.db.gz")
class NotesRehearsal {

    @Test
    void keepsEveryRow(Migrations migrations) {
        var step = migrations.up();

        assertThat(step).keptEveryRow().leftNoDuplicateIndexes().leftNoOrphans();
    }
}
// endregion
