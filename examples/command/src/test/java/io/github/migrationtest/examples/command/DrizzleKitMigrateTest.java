package io.github.migrationtest.examples.command;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** The command that migrates production, on a folder that is known: the folder says what there is, the command applies it. */
@WithNode
@MigrationTest(
        migrations = "drizzle",
        command = "npx drizzle-kit migrate",
        commandEnvironment = "DATABASE_URL={libsqlUrl}")
class DrizzleKitMigrateTest {

    @Test
    void appliesEverythingThatIsPending(TestDatabase database, Migrations migrations) {
        var run = migrations.upToLatest();

        assertThat(run).leftNoDuplicateIndexes().leftNoOrphans();
        assertThat(migrations.pending()).isEmpty();
        database.execute("insert into lists (id, name) values (1, 'home')");
        assertThat(database)
                .hasTable(
                        "tasks",
                        tasks -> tasks.hasForeignKey(key -> key.from("list_id").to("lists", "id")))
                .accepts("insert into lists (id, name) values (2, 'work')")
                .rejects("insert into lists (id, name) values (2, 'home')");
    }

    /** The database is brought to the first migration here, and Drizzle Kit goes on from there. */
    @Test
    @StartAt("0000")
    void keepsWhatTheLastReleaseHolds(TestDatabase database, Migrations migrations) {
        database.execute("insert into lists (id, name) values (1, 'home')");
        database.execute("insert into tasks (id, list_id, title) values (1, 1, 'water the plants')");

        assertThat(migrations.upToLatest()).keptEveryRow().keptEveryValue();

        assertThat(database).hasTable("tasks", tasks -> tasks.hasColumn("done_at"));
    }

    /** Drizzle Kit has no option that stops it half-way. */
    @Test
    void cannotApplyOneOfTwo(Migrations migrations) {
        assertThatThrownBy(migrations::up)
                .hasMessageStartingWith(
                        "0000_create_tasks cannot be applied alone: npx drizzle-kit migrate applies everything");
    }
}
