package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated rows show is possible, and what they do not prove. */
class GeneratedRowsTests {
    private static final String WITH_KEY = """
        CREATE TABLE new_notes (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES people (id));
        INSERT INTO new_notes SELECT id, owner_id FROM notes;
        DROP TABLE notes;
        ALTER TABLE new_notes RENAME TO notes;
        """;

    @TempDir
    Path directory;

    /** Times of whole seconds would stand it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POSTGRESQL | timestamptz | alter table items alter column at type timestamptz(0)
        POSTGRESQL | time        | alter table items alter column at type time(3)
        MYSQL      | datetime(6) | alter table items modify at datetime
        MARIADB    | time(3)     | alter table items modify at time
        """)
    void showThatFractionsOfSecondsAreRounded(DatabaseKind kind, String type, String change) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, at " + type + ");")
                .write("2_change.up.sql", change)
                .folder();

        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .tool("golang-migrate")
                        .directory(directory.resolve("databases").toString())
                        .database(kind)
                        .checks("keeps-values")
                        .build()
                        .run()
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).matches("items: at of \\d rows? changed: id .*"));
    }

    private List<Finding> found(String rows) throws IOException {
        return found(rows, WITH_KEY);
    }

    private List<Finding> found(String rows, String change) throws IOException {
        Scratch scratch =
                new Scratch(directory).write("1_tables.up.sql", """
                    CREATE TABLE people (id INTEGER PRIMARY KEY);
                    CREATE TABLE notes (id INTEGER PRIMARY KEY, owner_id INTEGER);
                    """ + rows).write("2_key.up.sql", change);
        return Rehearsal.builder()
                .migrations(scratch.folder().toString())
                .tool("golang-migrate")
                .directory(directory.resolve("databases").toString())
                .database(DatabaseKind.SQLITE)
                .checks("foreign-keys-sound")
                .build()
                .run()
                .findings();
    }

    /** Their values were drawn when no key said where they point: production's may all have a parent. */
    @Test
    void areNoFaultOfAKeyThatIsPutOverThem() throws IOException {
        assertThat(found("")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.object()).hasValue("notes");
            assertThat(finding.message())
                    .isEqualTo(
                            "a new foreign key on notes was put over rows that were generated, and that no foreign key held"
                                    + " to anything before. Production's rows may have no parent either, and nothing would say so.");
            assertThat(finding.remedy())
                    .isEqualTo("Rehearse it on a copy, or count these rows in production before it runs.");
        });
    }

    @Test
    void areToldFromRowsThatAMigrationMade() throws IOException {
        assertThat(found("INSERT INTO people VALUES (1); INSERT INTO notes VALUES (1, 1), (2, 7);"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(finding.message()).contains("1 row without a parent: id 2", "The foreign key is new");
                });
    }

    /** SQLite turns the key of a table to the new name of its parent, which is then dropped. */
    @Test
    void areNoRowsOfANewKeyWhereTheParentIsGone() throws IOException {
        String keys = "CREATE TABLE parts (id INTEGER PRIMARY KEY, note_id INTEGER REFERENCES notes (id));";
        String change =
                "ALTER TABLE notes RENAME TO old_notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, owner_id INTEGER);"
                        + " INSERT INTO notes SELECT id, owner_id FROM old_notes; DROP TABLE old_notes;";

        assertThat(found(keys, change))
                .extracting(Finding::message)
                .containsExactly("foreign key on parts (note_id) to old_notes (id): there is no table old_notes.");
    }
}
