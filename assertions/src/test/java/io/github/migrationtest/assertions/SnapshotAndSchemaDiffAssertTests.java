package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SnapshotAndSchemaDiffAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text)", "insert into users values (1, 'a'), (2, 'b')");

    @Test
    void aSnapshotKnowsItsRowCounts() {
        DataSnapshot rows = DataSnapshot.of(database);

        assertThat(rows).hasRowCount("USERS", 2);
        assertThat(messageOf(() -> assertThat(rows).hasRowCount("users", 3)))
                .isEqualTo("\nExpecting table:\n  users\nto have so many rows:\n  3\nbut it has:\n  2");
        assertThat(messageOf(() -> assertThat(rows).hasRowCount("notes", 0)))
                .isEqualTo("\nExpecting rows of SQLite\nto have table:\n  notes\nbut the tables are:\n  users");
        assertThat(messageOf(() ->
                        assertThat(new DataSnapshot(rows.kind(), List.of())).hasRowCount("notes", 0)))
                .endsWith("\nbut there are no tables");
    }

    @Test
    void aSnapshotHoldsTheSameRowsWhateverTheirOrder() {
        DataSnapshot rows = DataSnapshot.of(database);
        database.execute("delete from users", "insert into users values (2, 'b'), (1, 'a')");

        assertThat(DataSnapshot.of(database)).hasSameRowsAs(rows).isEqualTo(rows);
    }

    @Test
    void aSnapshotSaysWhatHappenedToItsRows() {
        DataSnapshot rows = DataSnapshot.of(database);
        database.execute("delete from users where id = 2");
        DataSnapshot fewer = DataSnapshot.of(database);

        assertThat(messageOf(() -> assertThat(fewer).isEqualTo(rows)))
                .isEqualTo(messageOf(() -> assertThat(fewer).hasSameRowsAs(rows)))
                .isEqualTo("""

                        Expecting rows
                        to be the same
                        but from the expected ones to these this happened:
                          users: at least 1 of 2 rows lost""");
        assertThat(messageOf(() -> assertThat(fewer).isEqualTo("rows"))).contains("expected: \"rows\"");
    }

    @Test
    void aSchemaDiffKnowsItsChanges() {
        SchemaSnapshot before = SchemaSnapshot.of(database);
        database.execute("alter table users add column age integer", "create index ages on users (age)");
        SchemaDiff diff = before.diffTo(SchemaSnapshot.of(database));

        assertThat(diff)
                .hasChanges("+ column users.age integer")
                .hasOnlyChanges("+ column users.age integer", "+ index ages on users (age)");
        assertThat(messageOf(() -> assertThat(diff).isEmpty()))
                .startsWith("\nExpecting what changed in the schema\nto be empty\nbut these changed:\n")
                .contains("\n  + column users.age integer")
                .contains("\n  + index ages on users (age)");
        assertThat(messageOf(() -> assertThat(diff).hasChanges("- table users")))
                .startsWith(
                        "\nExpecting what changed in the schema\nto have changes:\n  - table users\nbut these changed:\n");
        assertThat(messageOf(() -> assertThat(diff).hasOnlyChanges("+ column users.age integer")))
                .contains("\nto have only the changes:\n  + column users.age integer\nbut these changed:\n");
    }

    @Test
    void aSchemaDiffWithoutChangesIsEmpty() {
        SchemaDiff nothing = new SchemaDiff(List.of());

        assertThat(nothing).isEmpty().hasOnlyChanges();
        assertThat(messageOf(() -> assertThat(nothing).hasChanges("- table users")))
                .endsWith("\nbut nothing changed");
    }
}
