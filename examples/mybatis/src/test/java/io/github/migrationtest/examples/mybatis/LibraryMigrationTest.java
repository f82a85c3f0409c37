package io.github.migrationtest.examples.mybatis;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** Every migration of the library goes forward, back and forward again. */
@MigrationTest
class LibraryMigrationTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        assertThat(database).hasSameSchemaAs(step.schemaBefore());
        assertThat(migrations.up()).keptEveryRow();
    }

    @Test
    @StartAt("20250302090000")
    void givesEveryBookABranch(TestDatabase database, Migrations migrations) {
        database.execute("insert into books (id, isbn, title) values (1, '978-0141439518', 'Emma')");

        assertThat(migrations.up()).keptEveryRow().keptEveryValue();

        assertThat(database.query("select branch from books").get(0).string("branch"))
                .isEqualTo("Main Street");
    }

    @Test
    @StartAt(StartAt.LATEST)
    void fillsInWhenABookIsDue(TestDatabase database, Migrations migrations) {
        database.execute("insert into books (id, isbn, title) values (1, '978-0141439518', 'Emma')");
        database.execute("insert into loans (book_id, reader, due) values (1, 'Ada', '')");

        assertThat(database.query("select due > date('now') as later from loans")
                        .get(0)
                        .integer("later"))
                .isEqualTo(1);
        assertThat(migrations.validate()).isEmpty();
    }
}
