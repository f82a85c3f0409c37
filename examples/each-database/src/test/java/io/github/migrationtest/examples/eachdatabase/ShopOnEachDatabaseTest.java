package io.github.migrationtest.examples.eachdatabase;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.WhenUnavailable.SKIP;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a shop relies on, on every database that it is sold for; each has a folder of migrations of its own. */
@MigrationTest(migrations = "migrations/{kind}", whenUnavailable = SKIP)
@EachDatabase({SQLITE, POSTGRESQL, MARIADB, MYSQL})
class ShopOnEachDatabaseTest {

    @EachMigration
    void canBeTakenBackAndAppliedAgain(MigrationStep step, Migrations migrations) {
        migrations.down();
        assertThat(migrations.pending()).contains(step.migration());

        migrations.up();
        assertThat(migrations.current()).contains(step.migration());
    }

    @Test
    @StartAt("2")
    void keepsOrdersOnTheWayThereAndBack(TestDatabase database, Migrations migrations) {
        order(database);

        migrations.up();
        assertThat(database.query("select cents, state from orders"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.longValue("cents")).isEqualTo(1200);
                    assertThat(row.string("state")).isEqualTo("new");
                });

        migrations.down();
        assertThat(database.query("select cents from orders")).hasSize(1);
    }

    @Test
    @StartAt(StartAt.LATEST)
    void refusesWhatTheShopNeverWrites(TestDatabase database) {
        order(database);

        assertThatThrownBy(() -> database.execute("insert into customers (email) values ('ada@example.org')"))
                .as("an address twice")
                .isNotNull();
        assertThatThrownBy(() -> database.execute("insert into orders (customer_id, cents) values (1, 0)"))
                .as("an order of nothing")
                .isNotNull();
        assertThatThrownBy(() -> database.execute("update orders set state = 'lost'"))
                .as("a state that there is none")
                .isNotNull();
        assertThat(database.query("select id from orders")).hasSize(1);
    }

    private static void order(TestDatabase database) {
        database.execute("insert into customers (email) values ('ada@example.org')");
        database.execute("insert into orders (customer_id, cents) values (1, 1200)");
    }
}
