package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** The repaired migrations keep every row under the driver that lost them. */
@MigrationTest(migrations = "drizzle-repaired", copyOf = "production.db.gz", runtime = "better-sqlite3")
class RepairedMigrationsTest {

    @Test
    void keepEveryRowAndEveryValueButAgesThatWereNoNumbers(TestDatabase database, Migrations migrations) {
        MigrationRun run = migrations.upToLatest();

        assertThat(run)
                .keptEveryRow()
                .ignoringColumns("users.age")
                .keptEveryValue()
                .leftNoOrphans();
        assertThat(run).leftNoDuplicateIndexes().passesIntegrityCheck();
        assertThat(database).hasRowCount("notes", 20_000).hasRowCount("note_tags", 28_000);
    }
}
