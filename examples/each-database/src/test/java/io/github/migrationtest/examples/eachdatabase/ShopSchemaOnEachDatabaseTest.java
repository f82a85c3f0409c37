package io.github.migrationtest.examples.eachdatabase;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.WhenUnavailable.SKIP;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;
import static io.github.migrationtest.schema.ReferentialAction.NO_ACTION;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.schema.Attribute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shop claims of its schema, in the same words on every database. */
@MigrationTest(migrations = "migrations/{kind}", whenUnavailable = SKIP)
@EachDatabase({SQLITE, POSTGRESQL, MARIADB, MYSQL})
@StartAt(StartAt.LATEST)
class ShopSchemaOnEachDatabaseTest {

    @BeforeEach
    void addWhatAReportNeeds(TestDatabase database) {
        database.execute("create index orders_by_cents on orders (cents desc, customer_id)");
        database.execute("create unique index customers_id_email on customers (id, email)");
        database.execute(
                "create view totals as select customer_id, sum(cents) as total from orders group by customer_id");
        database.execute("insert into customers (email) values ('ada@example.org')");
        database.execute("insert into orders (customer_id, cents) values (1, 1200)");
    }

    @Test
    void hasTheTablesAndViewsItNeeds(TestDatabase database) {
        assertThat(database)
                .hasExactlyTables("customers", "orders")
                .doesNotHaveTable("invoices")
                .hasExactlyViews("totals")
                .hasView("totals", totals -> totals.hasColumns("customer_id", "total")
                        .hasDefinitionContaining("group by")
                        .isNotMaterialized()
                        .works())
                .doesNotHaveView("orders")
                .hasExactlyTriggers()
                .hasRowCount("customers", 1);
    }

    @Test
    void keepsCustomersApart(TestDatabase database) {
        assertThat(database)
                .hasTable("customers", customers -> customers
                        .hasExactlyColumns("id", "email")
                        .hasColumn(
                                "email",
                                email -> email.isNotNull().hasNoDefault().isNotGenerated())
                        .doesNotHaveColumn("name")
                        .hasPrimaryKey("id")
                        .hasUniqueIndexOn("email")
                        .hasUniqueConstraintOn("email")
                        .hasIndex(
                                "customers_id_email",
                                index -> index.isUnique().isOn("id", "email").hasNoPredicate())
                        .hasNoForeignKeys()
                        .hasNoChecks()
                        .doesNotHaveComment())
                .rejectsBy(
                        key -> key.unique().on("customers", "email"),
                        "insert into customers (email) values (?)",
                        "ada@example.org")
                .rejectsBy(key -> key.notNull().on("customers", "email"), "insert into customers (email) values (null)")
                .accepts("insert into customers (email) values ('bob@example.org')");
    }

    @Test
    void keepsOrdersWithTheirCustomers(TestDatabase database) {
        assertThat(database)
                .hasTable("orders", orders -> orders.hasColumn(
                                "state", state -> state.isNotNull().hasDefault("'new'"))
                        .hasCheck("cents > 0")
                        .doesNotHaveCheck("cents > 1")
                        .hasExactlyForeignKeys(key ->
                                key.from("customer_id").to("customers", "id").onDelete(NO_ACTION))
                        .doesNotHaveForeignKey(key -> key.onDelete(CASCADE))
                        .hasIndexOn("cents", "customer_id")
                        .hasIndex("orders_by_cents", index -> index.isNotUnique()
                                .hasPart("cents", cents -> cents.isDescending()))
                        .doesNotHaveIndexOn("state")
                        .doesNotHaveUniqueIndexOn("customer_id")
                        .doesNotHaveAttribute(Attribute.PARTITIONED_BY))
                .rejectsBy(key -> key.check("cents > 0"), "update orders set cents = 0")
                .usesIndex("orders_by_cents", "select cents from orders where cents = ?", 1200)
                .hasNoForeignKeysWithoutUniqueParent()
                .hasNoForeignKeyTypeMismatches();
    }

    @Test
    void hasNothingThatCouldGo(TestDatabase database) {
        assertThat(database)
                .hasNoDuplicateIndexes()
                .hasNoRedundantIndexes()
                .hasNoInvalidIndexes()
                .hasNoBrokenViews()
                .hasNoSequencesBehind()
                .hasSameSchemaAs(database.schema());
    }
}
