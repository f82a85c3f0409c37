package io.github.migrationtest.examples.pgroll;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatExceptionOfType;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.NoWayBackException;
import org.junit.jupiter.api.Test;

/** Each migration is started and completed, as by {@code pgroll migrate --complete}. */
@WithPgroll
@MigrationTest(migrations = "migrations")
class GuestsMigrationTest {

    @Test
    @StartAt("01_create_guests")
    void givesEveryGuestAnEmail(TestDatabase database, Migrations migrations) {
        database.execute(
                "insert into guests (id, name, email) values (1, 'Ada', 'ada@example.org'), (2, 'Alan', null)");

        assertThat(migrations.up()).keptEveryRow();

        assertThat(database)
                .rejects("insert into guests (id, name) values (3, 'Grace')")
                .hasRowCount("guests", 2)
                .hasNoRowsWhere("guests", "email is null or id = 1 and email <> 'ada@example.org'");
    }

    @Test
    void findsGuestsByTheirNames(TestDatabase database, Migrations migrations) {
        migrations.upToLatest();

        assertThat(database)
                .hasTable("guests", guests -> guests.hasIndexOn("name"))
                .hasNoInvalidIndexes();
        assertThat(migrations.pending()).isEmpty();
    }

    @Test
    @StartAt("02_require_email")
    void hasNoWayBackFromWhatIsComplete(Migrations migrations) {
        assertThatExceptionOfType(NoWayBackException.class)
                .isThrownBy(migrations::down)
                .withMessageStartingWith("02_require_email cannot be taken back: it is complete");
    }

    /** As by {@code pgroll migrate}: the last one is active, both versions of the schema are there, and it can be rolled back. */
    @Test
    @MigrationTest(options = "complete=false")
    void goesBackFromWhatIsActive(TestDatabase database, Migrations migrations) {
        migrations.upTo("02_require_email");

        migrations.down();

        assertThat(migrations.current())
                .hasValueSatisfying(current -> assertThat(current.name()).isEqualTo("01_create_guests"));
        assertThat(database).accepts("insert into guests (id, name) values (1, 'Ada')");
    }
}
