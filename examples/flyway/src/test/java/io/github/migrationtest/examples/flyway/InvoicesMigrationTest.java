package io.github.migrationtest.examples.flyway;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** The invoices' own Flyway runs them, with its callback, its placeholders and its migration in Java. */
@MigrationTest(migrations = "db/migration")
class InvoicesMigrationTest {

    @Test
    @StartAt("2")
    void numbersEveryInvoice(TestDatabase database, Migrations migrations) {
        database.execute("insert into customers (id, email) values (1, 'ada@example.org')");
        database.execute("insert into invoices (id, customer_id, cents) values (8, 1, 1200), (9, 1, 300)");

        assertThat(migrations.up()).keptEveryRow();

        assertThat(database.query("select number from invoices order by id").stream()
                        .map(row -> row.string("number")))
                .containsExactly("R-8-1", "R-9-2");
        assertThat(migrations.down()).keptEveryRow();
        assertThat(database.query("select number from invoices where number is not null"))
                .isEmpty();
    }

    @Test
    @StartAt(StartAt.LATEST)
    void holdsWhatTheApplicationReliesOn(TestDatabase database) {
        database.execute("insert into customers (id, email) values (1, 'ada@example.org')");
        database.execute("insert into invoices (customer_id, cents) values (1, 1200), (1, 300)");

        assertThat(database.query("select cents from totals").get(0).integer("cents"))
                .isEqualTo(1500);
        assertThat(database)
                .hasRowCount("migration_log", 4)
                .rejects("insert into customers (email) values ('ada@example.org')")
                .hasTable("invoices", invoices -> invoices.hasUniqueIndexOn("number"));
    }
}
