package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

@MigrationTest(migrations = "rehearsal/notes")
class MakesEmailUniqueTests {

    // region moves
    @Test
    @StartAt("2")
    void makesEmailUnique(TestDatabase database, Migrations migrations) {
        database.execute("insert into users (id, email) values (?, ?)", 1, "a@example.org");
        var before = database.schema();

        var step = migrations.up();

        assertThat(step).keptEveryRow().leftNoDuplicateIndexes().leftNoOrphans();
        assertThat(database)
                .hasTable("users", users -> users.hasUniqueIndexOn("email"))
                .rejects("insert into users (id, email) values (2, 'a@example.org')");

        migrations.down();
        assertThat(database).hasSameSchemaAs(before);
    }
    // endregion
}
