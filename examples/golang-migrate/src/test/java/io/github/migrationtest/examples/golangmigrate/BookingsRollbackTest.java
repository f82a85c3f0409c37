package io.github.migrationtest.examples.golangmigrate;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Every migration of the bookings is taken back, and has to leave what was there before. */
@MigrationTest
class BookingsRollbackTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        if (step.migration().name().equals("000005_add_payment_method")) {
            // Its down makes the table anew and forgets the unique index: no error, and the next up runs too.
            assertThatThrownBy(() -> assertThat(database).hasSameSchemaAs(step.schemaBefore()))
                    .hasMessageContaining("- index payments_reference on payments (reference) unique");
        } else {
            assertThat(database).hasSameSchemaAs(step.schemaBefore());
        }
    }

    @Test
    @StartAt(StartAt.LATEST)
    void holdsWhatTheApplicationReliesOn(TestDatabase database) {
        populate(database);

        assertThat(database)
                .rejects("insert into bookings (room_id, guest_id, starts_at, ends_at) values (1, 1, '10:30', '12:00')")
                .accepts("insert into bookings (room_id, guest_id, starts_at, ends_at) values (1, 1, '11:00', '12:00')")
                .rejects("insert into guests (email, name) values ('ADA@example.org', 'Ada')")
                .hasTable("payments", payments -> payments.hasUniqueIndexOn("reference")
                        .hasForeignKey(key ->
                                key.from("booking_id").to("bookings", "id").onDelete(CASCADE)));
    }

    @Test
    @StartAt("000004")
    void keepsPaymentsOnTheWayThereAndBack(TestDatabase database, Migrations migrations) {
        populate(database);
        database.execute("insert into payments (booking_id, reference, cents) values (1, 'A-1', 1200)");

        assertThat(migrations.up()).keptEveryRow().keptEveryValue();
        assertThat(migrations.down()).keptEveryRow();
        assertThat(database).hasRowCount("payments", 1);
    }

    private static void populate(TestDatabase database) {
        database.execute("insert into rooms (id, name, seats) values (1, 'blue', 12)");
        database.execute("insert into guests (id, email, name) values (1, 'ada@example.org', 'Ada')");
        database.execute(
                "insert into bookings (id, room_id, guest_id, starts_at, ends_at) values (1, 1, 1, '10:00', '11:00')");
    }
}
