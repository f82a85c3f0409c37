package io.github.migrationtest.examples.command;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** The same on a server; dbmate asks for TLS unless its URL says otherwise. */
@WithNode
@MigrationTest(
        tool = "command",
        database = POSTGRESQL,
        command = "npx dbmate --no-dump-schema up",
        rollbackCommand = "npx dbmate --no-dump-schema rollback",
        commandEnvironment = "DATABASE_URL={url}?sslmode=disable")
class DbmateOnPostgresqlTest {

    @Test
    void takesTheLastMigrationBack(TestDatabase database, Migrations migrations) {
        migrations.up();
        assertThat(database).hasTable("tasks", tasks -> tasks.hasColumn("done_at"));

        migrations.down();

        assertThat(database).hasTable("tasks", tasks -> tasks.doesNotHaveColumn("done_at"));
    }
}
