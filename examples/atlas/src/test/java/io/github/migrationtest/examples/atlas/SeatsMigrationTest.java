package io.github.migrationtest.examples.atlas;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Halls and their seats, on connections that enforce foreign keys ({@code _fk=1}). */
@MigrationTest(runtime = "go-sqlite3?_fk=1")
class SeatsMigrationTest {

    @Test
    @StartAt("20240110080000")
    void keepsSeatsWhenHallsAreMadeAnew(TestDatabase database, Migrations migrations) {
        populate(database);

        // Atlas switches foreign keys off before its transaction: DROP TABLE takes no seat with it.
        assertThat(migrations.up()).keptEveryRow().leftNoOrphans();
        assertThat(database).hasRowCount("seats", 2);
    }

    @Test
    @StartAt("20240122090000")
    void givesLabelsOnceInAHall(TestDatabase database, Migrations migrations) {
        populate(database);
        var before = database.schema();

        migrations.up();
        assertThat(database).rejects("insert into seats (hall_id, label) values (1, 'A1')");

        migrations.down();
        assertThat(database).hasSameSchemaAs(before);
    }

    @Test
    @StartAt("20240122090000")
    void stopsAtTheCheckWhereLabelsAreNotUnique(TestDatabase database, Migrations migrations) {
        populate(database);
        database.execute("insert into seats (hall_id, label) values (1, 'A1')");

        assertThatThrownBy(migrations::up)
                .hasMessageContaining("failed at checks.sql (line 5 of 20240205100000_make_labels_unique.sql): check"
                        + " assertion returned false");
    }

    private static void populate(TestDatabase database) {
        database.execute("insert into halls (id, name) values (1, 'great hall')");
        database.execute("insert into seats (hall_id, label) values (1, 'A1')");
        database.execute("insert into seats (hall_id, label) values (1, 'A2')");
    }
}
