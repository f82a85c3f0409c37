package io.github.migrationtest.examples.sqitch;

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

/** The plan of a library goes forward and back; its verify scripts run too, as sqitch.conf says. */
@MigrationTest(migrations = "library")
class LibraryMigrationTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        assertThat(database).hasSameSchemaAs(step.schemaBefore());
    }

    /** A reworked change runs under its first form, named after the tag, until its second one comes. */
    @Test
    @StartAt("open_loans@v1.1")
    void givesOpenLoansTheirTitle(TestDatabase database, Migrations migrations) {
        populate(database);

        assertThat(migrations.up()).keptEveryRow().keptEveryValue();

        assertThat(database.query("select title from open_loans").get(0).string("title"))
                .isEqualTo("Notes");
    }

    /** sqlite3 has foreign keys off, but the script switches them on: then DROP TABLE takes the loans of every book along. */
    @Test
    @StartAt("open_loans")
    void losesTheLoansWhereTheBooksAreMadeAnew(TestDatabase database, Migrations migrations) {
        populate(database);

        var step = migrations.up();

        assertThatThrownBy(() -> assertThat(step).keptEveryRow()).hasMessageContaining("loans");
    }

    @Test
    @StartAt(StartAt.LATEST)
    void holdsWhatTheApplicationReliesOn(TestDatabase database) {
        assertThat(database)
                .hasTable(
                        "loans",
                        loans -> loans.hasForeignKey(
                                key -> key.from("book_id").to("books", "id").onDelete(CASCADE)))
                .hasTable("books", books -> books.hasUniqueIndexOn("isbn"));
    }

    private static void populate(TestDatabase database) {
        database.execute("insert into authors (id, name) values (1, 'Ada')");
        database.execute("insert into books (id, author_id, title) values (1, 1, 'Notes')");
        database.execute("insert into loans (id, book_id) values (1, 1)");
    }
}
