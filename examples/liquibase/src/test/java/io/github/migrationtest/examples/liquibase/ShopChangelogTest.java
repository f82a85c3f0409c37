package io.github.migrationtest.examples.liquibase;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.schema.ReferentialAction;
import org.junit.jupiter.api.Test;

/** The change log as production runs it, without the demonstration. */
@MigrationTest(migrations = "changelog", options = "contexts=production")
@EachDatabase({SQLITE, POSTGRESQL})
class ShopChangelogTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        if (step.migration().name().startsWith("shorter-status")) {
            assertThatThrownBy(() -> assertThat(database).hasSameSchemaAs(step.schemaBefore()))
                    .hasMessageContaining("- index orders_customer_id on orders (customer_id)");
        } else {
            assertThat(database).hasSameSchemaAs(step.schemaBefore());
        }
    }

    @Test
    @StartAt(StartAt.LATEST)
    void holdsWhatTheShopReliesOn(TestDatabase database, Migrations migrations) {
        assertThat(migrations.validate()).isEmpty();
        assertThat(database)
                .hasTable("customers", customers -> customers.hasUniqueIndexOn("email"))
                .hasTable(
                        "orders",
                        orders -> orders.hasForeignKey(key ->
                                key.from("customer_id").to("customers", "id").onDelete(ReferentialAction.CASCADE)));
    }

    @Test
    @MigrationTest(migrations = "changelog", options = "contexts=demo")
    void bringsItsDemonstrationAlong(Migrations migrations, TestDatabase database) {
        migrations.upToLatest();

        assertThat(migrations.all()).extracting(Migration::name).contains("demo-customers::ada");
        assertThat(database.query("select email from customers")).hasSize(1);
    }
}
