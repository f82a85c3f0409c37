package io.github.migrationtest.examples.command;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command without migrations: it makes the database what the schema in the code says. */
@WithNode
@MigrationTest(tool = "command", command = "npm run db:push", commandEnvironment = "DATABASE_URL={libsqlUrl}")
class DrizzleKitPushTest {

    @BeforeEach
    void makeTheDatabaseOfTheLastRelease(TestDatabase database) {
        database.execute("create table lists (id integer primary key not null, name text not null)");
        database.execute("create unique index lists_name_unique on lists (name)");
        database.execute(
                "create table tasks (id integer primary key not null, list_id integer not null, title text not null,"
                        + " foreign key (list_id) references lists (id) on update no action on delete cascade)");
        database.execute("insert into lists (id, name) values (1, 'home'), (2, 'work')");
        database.execute(
                "insert into tasks (id, list_id, title) values (1, 1, 'water the plants'), (2, 2, 'rehearse')");
    }

    @Test
    void keepsEveryRow(TestDatabase database, Migrations migrations) {
        var step = migrations.up();

        assertThat(step)
                .keptEveryRow()
                .keptEveryValue()
                .leftNoDuplicateIndexes()
                .leftNoOrphans();
        assertThat(database).hasTable("lists", lists -> lists.hasColumn("color"));
    }

    /** What the command made is remembered as long as the tests run: a push leaves nothing that tells it. */
    @Test
    void hasNothingToDoTheSecondTime(TestDatabase database, Migrations migrations) {
        migrations.up();
        database.execute("insert into lists (id, name) values (3, 'garden')");

        assertThat(migrations.pending()).isEmpty();
        assertThatThrownBy(migrations::up).hasMessageContaining("has nothing to apply");
    }
}
