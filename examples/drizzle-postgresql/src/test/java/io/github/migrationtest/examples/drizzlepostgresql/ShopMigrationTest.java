package io.github.migrationtest.examples.drizzlepostgresql;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** A shop's customers and orders, as node-postgres migrates them: all that is pending in one transaction. */
@MigrationTest
class ShopMigrationTest {

    @Test
    @StartAt("0000")
    void keepsOrdersAndTiesThemToTheirCustomer(TestDatabase database, Migrations migrations) {
        database.execute("insert into customers (email) values ('ada@example.org')");
        database.execute("insert into orders (customer_id, total) values (1, 12.50), (1, 3)");

        migrations.up();

        assertThat(database)
                .hasRowCount("orders", 2)
                .rejects("insert into orders (total) values (1)")
                .hasTable(
                        "orders",
                        orders -> orders.hasForeignKey(key ->
                                key.from("customer_id").to("customers", "id").onDelete(CASCADE)));
    }

    @Test
    @StartAt("0000")
    void stopsAtAnOrderOfNobody(TestDatabase database, Migrations migrations) {
        database.execute("insert into orders (total) values (1)");

        assertThatThrownBy(migrations::up)
                .hasMessageContaining("0001_order_items failed at statement 3")
                .hasMessageContaining("column \"customer_id\" of relation \"orders\" contains null values");
    }

    /** PostgreSQL lets nobody use a new label of an enum in the transaction that made it. */
    @Test
    @StartAt("0001")
    void cannotAddALabelAndUseItInOneDeployment(TestDatabase database, Migrations migrations) {
        assertThatThrownBy(migrations::upToLatest)
                .hasMessageContaining("0003_newsletter failed at statement 3")
                .hasMessageContaining("unsafe use of new value \"refunded\" of enum type status");

        migrations.up();
        migrations.up();
        database.execute("insert into customers (email) values ('ada@example.org')");
        assertThat(database).accepts("insert into orders (customer_id, status) values (1, 'refunded')");
    }
}
