package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataChange.ColumnAdded;
import io.github.migrationtest.data.DataChange.ColumnDropped;
import io.github.migrationtest.data.DataChange.ColumnRenamed;
import io.github.migrationtest.data.DataChange.RowsAdded;
import io.github.migrationtest.data.DataChange.RowsLost;
import io.github.migrationtest.data.DataChange.TableAdded;
import io.github.migrationtest.data.DataChange.TableDropped;
import io.github.migrationtest.data.DataChange.TableRenamed;
import io.github.migrationtest.data.DataChange.ValuesChanged;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.RowKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDiffAssertTests {
    private static final DataDiff NOTHING = diff();
    private static final RowsLost LOST =
            new RowsLost("notes", 3, 2, new RowKeys(List.of("id"), List.of("1", "2"), 2), true);
    private static final ValuesChanged CHANGED =
            new ValuesChanged("users", "email", 3, 1, 0, new RowKeys(List.of("id"), List.of("1", "2", "3"), 3), true);
    private static final ValuesChanged FILLED = new ValuesChanged("users", "email", 3, 0, 3, RowKeys.NONE, true);

    @Test
    void holdWhereNothingHappened() {
        assertThat(NOTHING)
                .isEmpty()
                .keptEveryRow()
                .keptEveryRowOf("users")
                .keptEveryValue()
                .keptEveryValueOf("users")
                .changedOnly()
                .hasLost("users", 0);
    }

    @Test
    void holdWhereRowsAndValuesCame() {
        assertThat(diff(
                        new RowsAdded("users", 2, RowKeys.NONE, true),
                        new TableAdded("tags", 2),
                        new ColumnAdded("users", "nickname", 5),
                        new ColumnRenamed("users", "mail", "email"),
                        new ColumnDropped("users", "empty", 0),
                        new TableDropped("drafts", 0),
                        FILLED))
                .keptEveryRow()
                .keptEveryValue()
                .keptEveryValueOf("users")
                .changedOnly("users", "tags");
    }

    @Test
    void printEverythingThatHappened() {
        assertThat(messageOf(() -> assertThat(diff(LOST, CHANGED)).isEmpty())).isEqualTo("""

                        Expecting what happened to the rows
                        to be empty
                        but this happened:
                          notes: 2 of 3 rows lost: id 1, 2
                          users: email of 3 rows changed, 1 of them became NULL: id 1, 2, 3""");
    }

    @Test
    void sayWhichRowsAreLost() {
        assertThat(messageOf(() -> assertThat(diff(LOST, CHANGED)).keptEveryRow()))
                .isEqualTo("""

                        Expecting what happened to the rows
                        to have kept every row
                        but this happened:
                          notes: 2 of 3 rows lost: id 1, 2""");
        assertThat(messageOf(() -> assertThat(diff(LOST)).keptEveryRowOf("NOTES")))
                .endsWith("\nto have kept every row of NOTES\nbut this happened:\n  notes: 2 of 3 rows lost: id 1, 2");
        assertThat(diff(LOST)).keptEveryRowOf("users");
    }

    @Test
    void countTheRowsOfADroppedTableAsLost() {
        DataDiff diff = diff(new TableDropped("notes", 3));

        assertThat(messageOf(() -> assertThat(diff).keptEveryRow())).endsWith("\n  notes: dropped with 3 rows");
        assertThat(messageOf(() -> assertThat(diff).keptEveryValueOf("notes")))
                .endsWith("\n  notes: dropped with 3 rows");
        assertThat(diff).hasLost("notes", 3);
    }

    @Test
    void knowARenamedTableByBothNames() {
        DataDiff diff = diff(new TableRenamed("memos", "notes"), LOST);

        assertThat(messageOf(() -> assertThat(diff).keptEveryRowOf("memos")))
                .endsWith("to have kept every row of memos\nbut this happened:\n  notes: 2 of 3 rows lost: id 1, 2");
        assertThat(diff).hasLost("memos", 2).hasLost("notes", 2).changedOnly("memos");
    }

    @Test
    void sayWhichValuesAreLost() {
        assertThat(messageOf(() -> assertThat(diff(CHANGED)).keptEveryValueOf("users")))
                .endsWith("""

                        to have kept every value of users
                        but this happened:
                          users: email of 3 rows changed, 1 of them became NULL: id 1, 2, 3""");
        assertThat(messageOf(() ->
                        assertThat(diff(new ColumnDropped("users", "email", 4))).keptEveryValue()))
                .endsWith("to have kept every value\nbut this happened:\n  users: email dropped with 4 values");
        assertThat(messageOf(() -> assertThat(diff(LOST)).keptEveryValueOf("notes")))
                .endsWith("\n  notes: 2 of 3 rows lost: id 1, 2");
        assertThat(diff(CHANGED)).keptEveryValueOf("notes").keptEveryRow();
    }

    @Test
    void leaveOutTheColumnsThatMayChange() {
        DataDiff diff = diff(CHANGED, new ColumnDropped("users", "nickname", 4));

        assertThat(diff)
                .ignoringColumns("EMAIL", "users.nickname")
                .keptEveryValueOf("users")
                .keptEveryValue();
        assertThat(messageOf(() -> assertThat(diff)
                        .ignoringColumns("users.email", "notes.nickname")
                        .keptEveryValueOf("users")))
                .endsWith("""

                        to have kept every value of users, ignoring columns users.email, notes.nickname
                        but this happened:
                          users: nickname dropped with 4 values""");
    }

    @Test
    void sayWhatElseChanged() {
        DataDiff diff = diff(LOST, CHANGED, new ColumnRenamed("tags", "a", "b"));

        assertThat(diff).changedOnly("users", "notes", "tags");
        assertThat(messageOf(() -> assertThat(diff).changedOnly("users", "tags")))
                .endsWith("to have changed only users, tags\nbut this happened:\n  notes: 2 of 3 rows lost: id 1, 2");
        assertThat(messageOf(() -> assertThat(diff(LOST)).changedOnly()))
                .endsWith("to have changed no table\nbut this happened:\n  notes: 2 of 3 rows lost: id 1, 2");
    }

    @Test
    void countLostRows() {
        assertThat(diff(LOST)).hasLost("notes", 2).hasLost("users", 0);

        assertThat(messageOf(() -> assertThat(diff(LOST)).hasLost("notes", 3)))
                .endsWith("to have lost so many rows of notes:\n  3\nbut it has:\n  notes: 2 of 3 rows lost: id 1, 2");
        assertThat(messageOf(() -> assertThat(diff(LOST)).hasLost("users", 1)))
                .endsWith("to have lost so many rows of users:\n  1\nbut none is lost");
    }

    @Test
    void doNotTakeAtLeastForExactly() {
        DataDiff diff = diff(new RowsLost("notes", 3, 2, RowKeys.NONE, false));

        assertThat(messageOf(() -> assertThat(diff).hasLost("notes", 2))).endsWith("""

                        to have lost so many rows of notes:
                          2
                        but it has:
                          notes: at least 2 of 3 rows lost
                        two snapshots prove no more; two databases are compared row by row""");
    }

    @Test
    void failOnATableThatNeverWas() {
        try (SqliteMemory database =
                SqliteMemory.of("create table users (id integer)", "create table notes (id integer)")) {
            DataSnapshot before = DataSnapshot.of(database);
            DataDiff diff = diff(new TableRenamed("notes", "memos"));

            assertThat(diff)
                    .since(before)
                    .keptEveryRowOf("users")
                    .keptEveryRowOf("NOTES")
                    .keptEveryRowOf("memos")
                    .changedOnly("users");
            assertThat(messageOf(() -> assertThat(diff).since(before).keptEveryRowOf("usesr")))
                    .isEqualTo("""

                            Expecting what happened to the rows
                            to say something of table:
                              usesr
                            but the tables were:
                              notes
                              users""");
            assertThat(messageOf(() -> assertThat(diff).since(before).keptEveryValueOf("usesr")))
                    .contains("to say something of table:\n  usesr");
            assertThat(messageOf(() -> assertThat(diff).since(before).changedOnly("users", "usesr")))
                    .contains("to say something of table:\n  usesr");
            assertThat(messageOf(() -> assertThat(diff).since(before).hasLost("usesr", 0)))
                    .contains("to say something of table:\n  usesr");
        }
    }

    @Test
    void endWithTheExplanationThatIsGiven() {
        assertThat(messageOf(() -> assertThat(diff(LOST))
                        .as("0004_rebuild")
                        .explainedBy(() -> "The pragma had no effect: a transaction was open.")
                        .keptEveryRow()))
                .isEqualTo("""
                        [0004_rebuild]\s
                        Expecting what happened to the rows
                        to have kept every row
                        but this happened:
                          notes: 2 of 3 rows lost: id 1, 2
                        The pragma had no effect: a transaction was open.""");
    }

    @Test
    void seeTheSilentCascade() {
        try (SqliteMemory database = SqliteMemory.of(
                "create table users (id integer primary key)",
                "create table notes (id integer primary key, user_id integer references users on delete cascade)",
                "insert into users values (1)",
                "insert into notes values (1, 1), (2, 1)",
                "pragma foreign_keys = on")) {
            DataSnapshot before = DataSnapshot.of(database);

            database.execute(
                    "begin",
                    "pragma foreign_keys = off",
                    "create table new_users (id integer primary key)",
                    "insert into new_users select * from users",
                    "drop table users",
                    "alter table new_users rename to users",
                    "commit");

            DataDiff diff = DataDiff.between(before, DataSnapshot.of(database));
            assertThat(messageOf(() -> assertThat(diff).keptEveryRow()))
                    .endsWith("\nbut this happened:\n  notes: 2 of 2 rows lost");
            assertThat(diff).keptEveryRowOf("users").hasLost("notes", 2);
        }
    }

    private static DataDiff diff(DataChange... changes) {
        return new DataDiff(List.of(changes));
    }
}
