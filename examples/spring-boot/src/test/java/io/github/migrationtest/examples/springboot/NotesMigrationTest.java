package io.github.migrationtest.examples.springboot;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** What application.yml and its profile say of Flyway is what runs here. */
@MigrationTest(migrations = "db/migration")
class NotesMigrationTest {

    @Test
    @StartAt("1")
    void givesEveryNoteATitle(TestDatabase database, Migrations migrations) {
        database.execute("insert into notes (id, body) values (1, 'Bread, milk and tea for Sunday')");

        assertThat(migrations.up()).keptEveryRow();

        var note = database.query("select owner, title from notes").get(0);
        assertThat(note.string("owner")).isEqualTo("ada");
        assertThat(note.string("title")).isEqualTo("Bread, milk and tea ");
        assertThat(database.query("select version from notes_history")).hasSize(2);
    }
}
