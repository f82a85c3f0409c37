package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.catchThrowableOfType;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SchemaAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text not null)",
            "create table notes (id integer primary key, user_id integer references users on delete cascade)",
            "create view authors as select distinct user_id from notes",
            "create trigger users_gone after delete on users begin select 1; end");

    @Test
    void findsWhatIsThereWhateverTheCaseOfItsName() {
        assertThat(SchemaSnapshot.of(database))
                .hasTable("users")
                .hasTable("USERS")
                .doesNotHaveTable("authors")
                .hasExactlyTables("notes", "Users")
                .hasView("authors")
                .doesNotHaveView("users")
                .hasTrigger("users_gone")
                .doesNotHaveTrigger("users");
    }

    @Test
    void listsTheTablesWhereOneIsMissing() {
        assertThat(messageOf(() -> assertThat(SchemaSnapshot.of(database)).hasTable("user")))
                .isEqualTo("""

                        Expecting schema of SQLite
                        to have table:
                          user
                        but its tables are:
                          notes
                          users""");
    }

    @Test
    void saysThatAnEmptySchemaHasNothing() {
        try (SqliteMemory empty = SqliteMemory.of()) {
            SchemaSnapshot schema = SchemaSnapshot.of(empty);

            assertThat(messageOf(() -> assertThat(schema).hasTable("users")))
                    .endsWith("to have table:\n  users\nbut it has no tables");
            assertThat(messageOf(() -> assertThat(schema).hasView("users")))
                    .endsWith("to have view:\n  users\nbut it has no views");
            assertThat(messageOf(() -> assertThat(schema).hasTrigger("users")))
                    .endsWith("to have trigger:\n  users\nbut it has no triggers");
        }
    }

    @Test
    void saysWhatAThingIsInstead() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThat(messageOf(() -> assertThat(schema).hasTable("authors")))
                .endsWith("to have table:\n  authors\nbut that is a view");
        assertThat(messageOf(() -> assertThat(schema).hasView("users")))
                .endsWith("to have view:\n  users\nbut that is a table");
        assertThat(messageOf(() -> assertThat(schema).hasView("readers")))
                .endsWith("to have view:\n  readers\nbut its views are:\n  authors");
        assertThat(messageOf(() -> assertThat(schema).hasTrigger("notes_gone")))
                .endsWith("to have trigger:\n  notes_gone\nbut its triggers are:\n  users_gone on users");
    }

    @Test
    void saysThatSomethingIsThereThatShouldNotBe() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThat(messageOf(() -> assertThat(schema).doesNotHaveTable("users")))
                .isEqualTo("\nExpecting schema of SQLite\nto have no table:\n  users\nbut it has");
        assertThat(messageOf(() -> assertThat(schema).doesNotHaveView("authors")))
                .endsWith("to have no view:\n  authors\nbut it has");
        assertThat(messageOf(() -> assertThat(schema).doesNotHaveTrigger("users_gone")))
                .endsWith("to have no trigger:\n  users_gone\nbut it has");
    }

    @Test
    void saysWhichTablesAreMissingAndWhichAreTooMany() {
        assertThat(messageOf(() -> assertThat(SchemaSnapshot.of(database)).hasExactlyTables("users", "tags")))
                .isEqualTo("""

                        Expecting schema of SQLite
                        to have exactly the tables:
                          users
                          tags
                        but these are missing:
                          tags
                        but these are there too:
                          notes
                        all that are there:
                          notes
                          users""");
    }

    @Test
    void namesTheTableAndTheColumnBehindWhatTheUserSays() {
        assertThat(messageOf(() -> assertThat(SchemaSnapshot.of(database))
                        .as("after %s", "0004")
                        .hasTable("users", users -> users.hasColumn("email", email -> email.isNullable()))))
                .startsWith("[after 0004, table \"users\", column \"email\"] \nExpecting column:\n  email\n");
    }

    @Test
    void saysWhatTheUserSaysInsteadWhereTheyOverrideIt() {
        assertThat(messageOf(() -> assertThat(SchemaSnapshot.of(database))
                        .withFailMessage("no tags yet")
                        .hasTable("tags")))
                .isEqualTo("no tags yet");
    }

    @Test
    void takesTheSameSchemaInAnotherSpelling() {
        try (SqliteMemory other = SqliteMemory.of(
                "CREATE TABLE \"users\" (`id` INTEGER PRIMARY KEY, [email] TEXT NOT NULL)",
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users ON DELETE CASCADE)",
                "CREATE VIEW authors AS SELECT DISTINCT user_id FROM notes",
                "CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END")) {

            assertThat(SchemaSnapshot.of(other)).hasSameSchemaAs(database).isEqualTo(SchemaSnapshot.of(database));
        }
    }

    @Test
    void printsWhatIsDifferentFirst() {
        SchemaSnapshot before = SchemaSnapshot.of(database);
        database.execute("alter table users add column nickname text", "create index notes_user on notes (user_id)");
        SchemaSnapshot after = SchemaSnapshot.of(database);

        String message = messageOf(() -> assertThat(after).isEqualTo(before));

        assertThat(message).isEqualTo("""

                        Expecting schema to be the same, but from the expected one to this one:
                          + index notes_user on notes (user_id)
                          + column users.nickname text""").isEqualTo(messageOf(() -> assertThat(after)
                .hasSameSchemaAs(before)));
    }

    @Test
    void showsBothSchemasToAnIde() {
        SchemaSnapshot before = SchemaSnapshot.of(database);
        database.execute("create unique index users_email on users (email)", "drop view authors");

        AssertionFailedError failure =
                catchThrowableOfType(AssertionFailedError.class, () -> assertThat(SchemaSnapshot.of(database))
                        .hasSameSchemaAs(before));

        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("""
                        create table notes (
                            id integer primary key,
                            user_id integer,
                            foreign key (user_id) references users (id) on delete cascade
                        );

                        create table users (
                            id integer primary key,
                            email text not null
                        );

                        create view authors as select distinct user_id from notes;

                        create trigger users_gone after delete on users
                        begin
                            select 1;
                        end;
                        """);
        assertThat(failure.getActual().getStringRepresentation())
                .contains(");\ncreate unique index users_email on users (email);\n")
                .doesNotContain("view authors");
    }

    @Test
    void cutsALongListOfDifferences() {
        SchemaSnapshot before = SchemaSnapshot.of(database);
        for (int i = 10; i < 37; i++) {
            database.execute("create table extra_" + i + " (id integer)");
        }

        String message = messageOf(() -> assertThat(SchemaSnapshot.of(database)).hasSameSchemaAs(before));

        assertThat(message.lines().filter(line -> line.startsWith("  + table extra_")))
                .hasSize(20);
        assertThat(message).endsWith("\n  and 7 more");
    }

    @Test
    void ignoresTheOrderOfColumnsOnlyWhereAsked() {
        try (SqliteMemory other = SqliteMemory.of("create table tags (name text, id integer)");
                SqliteMemory same = SqliteMemory.of("create table tags (id integer, name text)")) {
            SchemaSnapshot one = SchemaSnapshot.of(other);
            SchemaSnapshot another = SchemaSnapshot.of(same);

            assertThat(one).ignoringColumnOrder().hasSameSchemaAs(another).isEqualTo(another);
            assertThat(messageOf(() -> assertThat(one).hasSameSchemaAs(another)))
                    .endsWith("\n  ~ table tags: column order was (id, name), is (name, id)");
        }
    }

    @Test
    void comparesWithAnythingElseAsAssertJDoes() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThat(messageOf(() -> assertThat(schema).isEqualTo("users"))).contains("expected: \"users\"");
        assertThat(messageOf(() -> assertThat((SchemaSnapshot) null).isEqualTo(schema)))
                .contains("but was: null");
        assertThat(messageOf(() -> assertThat((SchemaSnapshot) null).hasTable("users")))
                .contains("Expecting actual not to be null");
    }

    @Test
    void listsTheIndexesThatRepeatOthers() {
        assertThat(SchemaSnapshot.of(database)).hasNoDuplicateIndexes();

        database.execute(
                "create unique index users_email on users (email)",
                "create unique index users_email_2 on users (email)");

        assertThat(messageOf(() -> assertThat(SchemaSnapshot.of(database)).hasNoDuplicateIndexes()))
                .isEqualTo("""

                        Expecting schema of SQLite
                        to have no duplicate index
                        but these can go:
                          index users_email_2 on users (email) unique repeats index users_email on users (email) unique""");
    }

    @Test
    void explainsWhatFailedAndOnlyThen() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThat(schema)
                .explainedBy(() -> {
                    throw new IllegalStateException("asked too early");
                })
                .hasTable("users");

        assertThat(messageOf(() -> assertThat(schema)
                        .explainedBy(() -> "Statement 3 dropped it.")
                        .hasTable("users", users -> users.hasColumn("nickname"))))
                .endsWith("  email text not null\nStatement 3 dropped it.");
        assertThat(messageOf(() -> assertThat(schema)
                        .explainedBy(() -> "Statement 3 dropped it.")
                        .hasSameSchemaAs(new SchemaSnapshot(
                                schema.kind(), schema.tables(), schema.views(), List.of(), List.of()))))
                .endsWith("\nStatement 3 dropped it.");
    }
}
