package io.github.migrationtest.examples.drizzlefolders;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A library's authors and books; production migrates with libsql, as `drizzle.config.ts` says. */
@MigrationTest
class LibraryMigrationTest {

    @Test
    @StartAt("20261126041602")
    void comesBackByTheScriptsBeside(TestDatabase database, Migrations migrations) {
        var before = database.schema();
        migrations.upToLatest();

        migrations.downTo("20261126041602");

        assertThat(database).hasSameSchemaAs(before);
    }

    @Test
    @StartAt("20261126041620")
    void keepsEveryBookUnderLibsql(TestDatabase database, Migrations migrations) {
        fill(database);

        assertThat(migrations.up()).keptEveryRow().leftNoOrphans();

        assertThat(migrations.pending()).isEmpty();
        assertThat(migrations.validate()).isEmpty();
    }

    /** The same folder under better-sqlite3: what Drizzle Kit 1.0 writes for a rebuild takes the books along. */
    @Nested
    @MigrationTest(runtime = "better-sqlite3")
    class UnderBetterSqlite3 {

        @Test
        @StartAt("20261126041620")
        void losesEveryBook(TestDatabase database, Migrations migrations) {
            fill(database);

            assertThat(migrations.up()).hasLost("books", 2);

            assertThat(database).hasRowCount("authors", 1).hasRowCount("books", 0);
        }
    }

    private static void fill(TestDatabase database) {
        database.execute("insert into authors (id, name) values (1, 'Ada Lovelace')");
        database.execute("insert into books (id, title, author_id) values (1, 'Notes', 1), (2, 'Letters', 1)");
    }
}
