package io.github.migrationtest.examples.plain;

import static io.github.migrationtest.MigrationAssertions.assertThat;
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

/** A library's books and their copies, on both databases that it runs on. */
@MigrationTest(migrations = "migrations/{kind}")
@EachDatabase({SQLITE, POSTGRESQL})
class LibraryMigrationTest {

    @EachMigration
    void comesBackToWhatWasThere(MigrationStep step, TestDatabase database, Migrations migrations) {
        migrations.down();

        assertThat(database).hasSameSchemaAs(step.schemaBefore());
    }

    @Test
    @StartAt("2024-02-19-120000")
    void findsEveryCopyAShelf(TestDatabase database, Migrations migrations) {
        database.execute("insert into books (id, title) values (1, 'On Computable Numbers')");
        database.execute("insert into copies (id, book_id, shelf) values (1, 1, 'A3'), (2, 1, null)");

        migrations.up();

        assertThat(database.query("select shelf from copies order by id").stream()
                        .map(row -> row.string("shelf")))
                .containsExactly("A3", "desk");
        assertThat(database)
                .rejects("insert into copies (id, book_id) values (3, 1)")
                .hasTable("copies", copies -> copies.hasIndexOn("book_id"));
    }
}
