package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.Failures.messageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is said of the rows themselves. */
class RowAssertionsTests {
    private static final String[] ROWS = {
        "create table users (id integer primary key, name text, score real)",
        "insert into users values (1, 'ann', 2.0), (2, null, 2.5)",
        "create view named as select id, name from users where name is not null"
    };

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(ROWS);

    @Test
    void countsTheRowsThatMeetACondition() {
        assertThat(database)
                .hasNoRowsWhere("users", "score < 0")
                .hasNoRowsWhere("named", "name = 'bob' -- or so")
                .hasNoRowsWhere("users", "score < 0 or score > 9");
        assertThat(messageOf(() -> assertThat(database).hasNoRowsWhere("users", "name is null or id = 1")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting table:
                          users
                        to have no rows where:
                          name is null or id = 1
                        but it has:
                          2""");
        assertThat(messageOf(() -> assertThat(database).hasNoRowsWhere("tags", "true")))
                .endsWith("to have table:\n  tags\nbut its tables are:\n  users");
        assertThatThrownBy(() -> assertThat(database).hasNoRowsWhere("users", "nme is null"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("jdbc:sqlite::memory: cannot be read.")
                .hasRootCauseMessage("[SQLITE_ERROR] SQL error or missing database (no such column: nme)");
    }

    @Test
    void findsRowsByTheValuesOfSomeColumns() {
        assertThat(database)
                .containsRows("users", List.of("id", "name"), tuple(1L, "ann"), tuple(2, null))
                .containsRows("users", List.of("SCORE"), tuple(2), tuple(2.5f))
                .containsRows("named", List.of("name"));
        assertThat(messageOf(() -> assertThat(database)
                        .containsRows(
                                "users", List.of("id", "name"), tuple(2, "bob"), tuple(1, "ann"), tuple(3, null))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting table:
                          users
                        to contain rows with:
                          id
                          name
                        but not these:
                          (2, bob)
                          (3, NULL)""");
        assertThat(messageOf(() -> assertThat(database).containsRows("tags", List.of("id"), tuple(1))))
                .endsWith("to have table:\n  tags\nbut its tables are:\n  users");
        assertThatThrownBy(() -> assertThat(database).containsRows("users", List.of("id", "name"), tuple(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "containsRows(\"users\", [id, name], ...) has a tuple with 1 values. Give it one for each column.");
    }

    @Test
    void asksAnyQuery() {
        assertThat(database)
                .query(
                        "select id, score from users order by id",
                        rows -> rows.containsExactly(tuple(1, 2), tuple(2, 2.5)))
                .query("select name from users where id = 2", rows -> rows.containsOnly(tuple((Object) null)))
                .query("select 1 from users where id = 3", rows -> rows.isEmpty());
        assertThat(messageOf(() -> assertThat(database)
                        .query("select id, name from users", rows -> rows.containsExactly(tuple(1, "ann")))))
                .startsWith("[jdbc:sqlite::memory:, select id, name from users] ")
                .contains("[(1, ann), (2, NULL)]")
                .contains("some elements were not expected:\n  [(2, NULL)]");
    }

    @Test
    void showsNoValueOfACopyButKeysThatTellNothing() {
        try (SqliteMemory copy = SqliteMemory.copyOf(ROWS)) {
            assertThat(messageOf(() ->
                            assertThat(copy).query("select id, name from users where id = 1", rows -> rows.isEmpty())))
                    .contains("(1, #")
                    .doesNotContain("ann");
        }
    }

    @Test
    void collectsAllThatFails() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database)
                .hasNoRowsWhere("users", "id = 1")
                .query("select id from users", rows -> rows.isEmpty())
                .containsRows("users", List.of("id"), tuple(9));

        assertThat(softly.errorsCollected()).hasSize(3);
    }

    @Test
    void saysItTheBddWayToo() {
        BddDatabaseAssertions.then(database)
                .query("select count(*) from users", rows -> rows.containsExactly(tuple(2)));
    }
}
