package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IndexAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table notes (id integer primary key, user_id integer, title text, deleted_at text)",
            "create unique index titles on notes (user_id, lower(title) desc) where deleted_at is null",
            "create index users on notes (user_id)");

    @Test
    void knowsWhetherItIsUnique() {
        holds("titles", IndexAssert::isUnique);
        holds("users", IndexAssert::isNotUnique);

        assertThat(messageOf("users", IndexAssert::isUnique)).isEqualTo("""
                        [jdbc:sqlite::memory:, table "notes", index "users"]\s
                        Expecting index:
                          users
                        to be unique
                        but it is:
                          index users on notes (user_id)""");
        assertThat(messageOf("titles", IndexAssert::isNotUnique)).contains("\nto not be unique\nbut it is:\n");
    }

    @Test
    void knowsItsColumnsAndExpressionsInOrder() {
        holds("titles", titles -> titles.isOn("user_id", "LOWER(title)"));

        assertThat(messageOf("titles", titles -> titles.isOn("user_id", "title")))
                .endsWith(
                        "\nto be on:\n  (user_id, title)\nbut it is:\n  index titles on notes (user_id, lower(title) desc) unique where deleted_at is null");
        assertThat(messageOf("titles", titles -> titles.isOn("user_id"))).contains("to be on:\n  (user_id)\n");
        assertThat(messageOf("titles", titles -> titles.isOn("lower(title)", "user_id")))
                .contains("to be on:\n  (lower(title), user_id)\n");
    }

    @Test
    void knowsWhichRowsItHolds() {
        holds("titles", titles -> titles.hasPredicate("Deleted_At IS NULL"));
        holds("users", IndexAssert::hasNoPredicate);

        assertThat(messageOf("users", users -> users.hasPredicate("deleted_at is null")))
                .endsWith("\nto have predicate:\n  deleted_at is null\nbut it is:\n  index users on notes (user_id)");
        assertThat(messageOf("titles", IndexAssert::hasNoPredicate)).contains("\nto hold all rows\nbut it is:\n");
    }

    private void holds(String index, Consumer<IndexAssert> requirements) {
        assertThat(database).hasTable("notes", notes -> notes.hasIndex(index, requirements));
    }

    private String messageOf(String index, Consumer<IndexAssert> requirements) {
        return Failures.messageOf(
                () -> assertThat(database).hasTable("notes", notes -> notes.hasIndex(index, requirements)));
    }
}
