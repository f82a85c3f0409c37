package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SchemaHealthTests {

    @AutoClose
    private final SqliteMemory sound = SqliteMemory.of(
            "create table users (id integer primary key, email text unique)",
            "create table notes (id integer primary key, user_id integer references users)",
            "create index notes_user on notes (user_id)",
            "create view authors as select user_id from notes");

    @AutoClose
    private final SqliteMemory poor = SqliteMemory.of(
            "create table users (id integer primary key, email text)",
            "create table notes (id integer primary key, email integer references users (email), title text)",
            "create index notes_title on notes (title)",
            "create index notes_title_id on notes (title, id)",
            "create index notes_title_too on notes (title)",
            "create view authors as select email from gone");

    @Test
    void passesASoundSchema() {
        assertThat(sound)
                .hasNoDuplicateIndexes()
                .hasNoRedundantIndexes()
                .hasNoInvalidIndexes()
                .hasNoUnindexedForeignKeys()
                .hasNoForeignKeysWithoutUniqueParent()
                .hasNoForeignKeyTypeMismatches()
                .hasNoBrokenViews()
                .hasNoSequencesBehind();
    }

    @Test
    void saysWhatIsPoor() {
        assertThat(messageOf(() -> assertThat(poor).hasNoDuplicateIndexes())).endsWith("""

                        to have no duplicate index
                        but these can go:
                          index notes_title_too on notes (title) repeats index notes_title on notes (title)""");
        assertThat(messageOf(() -> assertThat(poor).hasNoRedundantIndexes())).endsWith("""

                        to have no redundant index
                        but these can go:
                          index notes_title on notes (title) is served by index notes_title_id on notes (title, id)""");
        assertThat(messageOf(() -> assertThat(poor).hasNoUnindexedForeignKeys()))
                .endsWith("""

                        to have no unindexed foreign key
                        but it has:
                          foreign key on notes (email) to users (email): no index begins with (email)""");
        assertThat(messageOf(() -> assertThat(poor).hasNoForeignKeysWithoutUniqueParent()))
                .endsWith("""

                        to have no foreign key without a unique parent
                        but it has:
                          foreign key on notes (email) to users (email): (email) of users are not unique""");
        assertThat(messageOf(() -> assertThat(poor).hasNoForeignKeyTypeMismatches()))
                .endsWith("""

                        to have no foreign key of another type than its parent
                        but it has:
                          foreign key on notes (email) to users (email): email integer refers to email text""");
        assertThat(messageOf(() -> assertThat(poor).hasNoBrokenViews()))
                .startsWith(
                        "[jdbc:sqlite::memory:] \nExpecting database:\n  jdbc:sqlite::memory:\nto have no broken view\n"
                                + "but these cannot be read:\n  authors: ")
                .contains("no such table: main.gone");
    }

    @Test
    void saysWhatPostgresqlHasMarked() {
        Attributes none = Attributes.none(DatabaseKind.POSTGRESQL);
        SchemaSnapshot schema = new SchemaSnapshot(
                DatabaseKind.POSTGRESQL,
                List.of(),
                List.of(new View(
                        "totals",
                        List.of(),
                        "select 1",
                        List.of(new Index(
                                "half",
                                "totals",
                                false,
                                List.of(),
                                Optional.empty(),
                                none.with(Attribute.INVALID, true))),
                        none.with(Attribute.BROKEN, "no such column"))),
                List.of(),
                List.of(new SchemaObject(
                        ObjectType.SEQUENCE, "ids", Optional.empty(), none.with(Attribute.BEHIND, true))));

        assertThat(messageOf(() -> assertThat(schema).hasNoInvalidIndexes()))
                .endsWith("to have no invalid index\nbut it has:\n  index half on totals () invalid");
        assertThat(messageOf(() -> assertThat(schema).hasNoSequencesBehind()))
                .endsWith("to have no sequence behind the column it feeds\nbut it has:\n  sequence ids behind");
        assertThat(messageOf(() -> assertThat(schema).hasNoBrokenViews()))
                .endsWith("to have no broken view\nbut these cannot be read:\n  totals: no such column");
    }
}
