package io.github.migrationtest.examples.prisma;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Readers and their notes; what Prisma does when a migration fails is part of it. */
@MigrationTest
class NotesMigrationTest {

    @Test
    @StartAt("20240105090000")
    void keepsNotesWhenReadersAreMadeAnew(TestDatabase database, Migrations migrations) {
        database.execute("insert into Reader (id, email) values (1, 'ada@example.org')");
        database.execute("insert into Note (readerId, text) values (1, 'first'), (1, 'second')");

        assertThat(migrations.up()).keptEveryRow().leftNoOrphans();

        assertThat(database).hasRowCount("Note", 2).rejects("insert into Reader (email) values ('bob@example.org')");
    }

    @Test
    @StartAt("20240212101500")
    void stopsAtAFailureUntilItIsResolved(TestDatabase database, Migrations migrations) {
        database.execute(
                "insert into Reader (email, name) values ('ada@example.org', 'Ada'), ('ada@example.org', 'A.')");

        assertThatThrownBy(migrations::up)
                .hasMessageContaining("20240301160000_unique_email failed")
                .hasMessageContaining("_prisma_migrations says that it failed");

        assertThat(migrations.validate())
                .singleElement()
                .asString()
                .startsWith("failed: The history says that 20240301160000_unique_email was started");
    }

    @Test
    @StartAt("20240105090000")
    void comesBackToWhatWasThere(TestDatabase database, Migrations migrations) {
        var before = database.schema();
        migrations.upToLatest();

        migrations.downTo("20240105090000");

        assertThat(database).hasSameSchemaAs(before);
    }
}
