package io.github.migrationtest.examples.dbmate;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Parcels and what happens to them; each migration is taken back, too. */
@MigrationTest
class ParcelsMigrationTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        assertThat(database).hasSameSchemaAs(step.schemaBefore());
    }

    @Test
    @StartAt("20240315101500")
    void keepsEventsWhenParcelsAreMadeAnew(TestDatabase database, Migrations migrations) {
        database.execute("insert into depots (id, name) values (1, 'north')");
        database.execute("insert into parcels (id, depot_id, code, grams) values (1, 1, 'A1', 300)");
        database.execute("insert into events (parcel_id, happened_at, kind) values (1, '2024-04-01', 'arrived')");

        assertThat(migrations.up()).keptEveryRow().keptEveryValue().leftNoOrphans();

        assertThat(database)
                .accepts("insert into parcels (code, grams) values ('A2', 900)")
                .rejects("insert into parcels (code, grams) values ('A1', 900)");
        assertThat(migrations.up()).keptEveryRow();
        assertThat(database).hasRowCount("events", 1);
    }
}
