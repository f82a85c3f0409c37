package io.github.migrationtest.examples.command;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** A command and the one that takes back; both are told of the database by a word of their own. */
@WithNode
@MigrationTest(
        tool = "command",
        command = "npx dbmate --url {url} --no-dump-schema up",
        rollbackCommand = "npx dbmate --url {url} --no-dump-schema rollback")
class DbmateTest {

    @Test
    void takesTheLastMigrationBack(TestDatabase database, Migrations migrations) {
        migrations.up();
        assertThat(database).hasTable("tasks", tasks -> tasks.hasColumn("done_at"));
        database.execute("insert into lists (id, name) values (1, 'home')");
        database.execute("insert into tasks (id, list_id, title) values (1, 1, 'water the plants')");

        var step = migrations.down();

        assertThat(step).keptEveryRow();
        assertThat(database).hasTable("tasks", tasks -> tasks.doesNotHaveColumn("done_at"));
    }
}
