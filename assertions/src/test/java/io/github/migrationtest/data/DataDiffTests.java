package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.data.DataChange.ColumnRenamed;
import io.github.migrationtest.data.DataChange.TableRenamed;
import io.github.migrationtest.data.DataChange.ValuesChanged;
import io.github.migrationtest.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.Collation;

class DataDiffTests {
    private SqliteFileDatabase before;

    @BeforeEach
    void createDatabase(@TempDir Path directory) {
        before = new SqliteFileDatabase(directory.resolve("before %41?#'.db"));
    }

    @Test
    void findsNothingInACopy() throws SQLException {
        before.execute("create table t (id integer primary key, x)", "insert into t values (1, 'a'), (2, null)");

        DataDiff diff = DataDiff.between(before, before.copy("after.db"));

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("no row or value differs");
    }

    @Test
    void countsRowsThatWentCameAndChanged() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x, y)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20) insert into t select i, 'x' || i, null from n");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "delete from t where id in (3, 4, 5, 6, 7, 8)",
                        "insert into t values (21, 'new', 1), (22, 'new', 2)",
                        "update t set x = upper(x) where id in (10, 11)",
                        "update t set x = null where id = 12",
                        "update t set y = 7 where id = 13");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).hasToString("""
                        t: 6 of 20 rows lost: id 3, 4, 5, 6, 7, ...
                        t: 2 rows added: id 21, 22
                        t: x of 3 rows changed, 1 of them became NULL: id 10, 11, 12
                        t: y of 1 row was NULL and is filled: id 13""");
        assertThat(diff.losses()).extracting(DataChange::getClass).hasSize(2);
        assertThat(diff.rowsLost()).singleElement().satisfies(lost -> assertThat(lost.lost())
                .isEqualTo(6));
        assertThat(diff.valuesChanged()).extracting(ValuesChanged::column).containsExactly("x", "y");
    }

    /** A table with a column that is computed, one without a key and one of another name are read as in a small file. */
    @Test
    void comparesTheTablesOfALargeFileWhereTheyStandAndReadsTheOthers() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x)",
                "insert into t values (1, 'a'), (2, 'b'), (3, 'c'), (4, null)",
                "create table computed (id integer primary key, a, s as (a || '!') stored)",
                "insert into computed values (1, 'a'), (2, 'b')",
                "create table keyless (x)",
                "insert into keyless values (1), (2)",
                "create table renamed (id integer primary key, x)",
                "insert into renamed values (1, 'a')");
        SqliteFileDatabase after = before.madeLarge()
                .copy("after.db")
                .execute(
                        "update t set x = 'B' where id = 2",
                        "update t set x = '' where id = 4",
                        "delete from t where id = 3",
                        "insert into t values (5, 'e')",
                        "delete from computed where id = 1",
                        "delete from keyless where x = 1",
                        "alter table renamed rename to other",
                        "create table renamed (id integer primary key, x)");

        DataDiff diff = DataDiff.between(
                before,
                left -> DataSnapshot.of(before, left),
                after,
                left -> DataSnapshot.of(after, left),
                HeldAlike.UNKNOWN,
                List.of(new TableRenamed("renamed", "other")));

        assertThat(diff).hasToString("""
                        computed: 1 of 2 rows lost: id 1
                        keyless: 1 of 2 rows lost
                        renamed: renamed to other
                        renamed: added with 0 rows
                        t: 1 of 4 rows lost: id 3
                        t: 1 row added: id 5
                        t: x of 2 rows changed, 1 of them were NULL: id 2, 4""");
    }

    /** The most common migration of all; nothing that the table had can have gone into its new column. */
    @Test
    void comparesATableOfALargeFileThatHasANewColumnWhereItStands() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x)", "insert into t values (1, 'a'), (2, 'b'), (3, 'c')");
        SqliteFileDatabase after = before.madeLarge()
                .copy("after.db")
                .execute(
                        "alter table t add column y text",
                        "update t set y = 'new' where id > 1",
                        "update t set x = 'C' where id = 3");
        List<Set<String>> leftOut = new ArrayList<>();

        DataDiff diff = diffNoting(after, HeldAlike.UNKNOWN, leftOut);

        assertThat(diff).hasToString("""
                        t: x of 1 row changed: id 3
                        t: y added with 2 values""");
        assertThat(leftOut).singleElement().isEqualTo(Set.of("t", "filler"));
    }

    @Test
    void followsAColumnToANewOneOfAnotherTableInALargeFile() throws SQLException {
        before.execute(
                "create table users (id integer primary key, bio text)",
                "insert into users values (1, 'a'), (2, null), (3, 'c')",
                "create table profiles (user_id integer primary key)",
                "insert into profiles values (1), (3)");
        SqliteFileDatabase after = before.madeLarge()
                .copy("after.db")
                .execute(
                        "alter table profiles add column bio text",
                        "update profiles set bio = (select bio from users where id = user_id)",
                        "alter table users drop column bio");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        profiles: bio added with 2 values
                        users: bio moved to profiles with 2 values""");
    }

    @Test
    void readsNoTableOfALargeFileThatIsTheSame() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x)",
                "insert into t values (1, 'a')",
                "create table keyless (x)");
        SqliteFileDatabase after = before.madeLarge().copy("after.db").execute("update t set x = 'b'");
        List<Set<String>> leftOut = new ArrayList<>();

        DataDiff diff = diffNoting(after, HeldAlike.of(Set.of("keyless")), leftOut);

        assertThat(diff).hasToString("t: x of 1 row changed: id 1");
        assertThat(leftOut).singleElement().isEqualTo(Set.of("t", "filler", "keyless"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16le", "UTF-16be"})
    void comparesFilesWhoseTextsAreInAnotherEncoding(String encoding) throws SQLException {
        before.execute(
                "pragma encoding = '" + encoding + "'",
                "create table t (id text primary key, x text)",
                "insert into t values ('ä', 'é'), ('b', '👍'), ('c', '42')");
        SqliteFileDatabase after =
                before.copy("after.db").execute("update t set x = '👎' where id = 'b'", "delete from t where id = 'ä'");

        assertThat(after.query("pragma encoding")).containsExactly(encoding);
        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 3 rows lost: id ä
                        t: x of 1 row changed: id b""");
    }

    @Test
    void tellsByFiguresWhatDiffersBetweenTwoEncodings(@TempDir Path directory) throws SQLException {
        before.execute("create table t (id integer primary key, x text)", "insert into t values (1, 'é'), (2, 'b')");
        SqliteFileDatabase wide = new SqliteFileDatabase(directory.resolve("wide.db"))
                .execute(
                        "pragma encoding = 'UTF-16'",
                        "create table t (id integer primary key, x text)",
                        "insert into t values (1, 'é'), (2, 'c')");

        assertThat(DataDiff.between(before, wide)).hasToString("t: x of at least 1 row changed");
    }

    @Test
    void findsTwoColumnsSwappedByARebuild() throws SQLException {
        before.execute("create table t (id integer primary key, first, last)", "insert into t values (1, 'a', 'b')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (id integer primary key, last, first)",
                        "insert into n select * from t",
                        "drop table t",
                        "alter table n rename to t");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: first of 1 row changed: id 1
                        t: last of 1 row changed: id 1""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "integer", "real", "text", "numeric", "blob", "varchar(5)"})
    void seesNoChangeInAnotherTypeThatKeepsTheValues(String type) throws SQLException {
        before.execute(
                "create table t (id integer primary key, x int, y text, z real)",
                "insert into t values (1, 42, '42', 42.0), (2, -7, '0.5', 0.5), (3, null, null, null), (4, 0, '', 1e20), (5, 9007199254740991, 'x', -0.001)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (id " + type + " primary key, x " + type + ", y " + type + ", z " + type + ")",
                        "insert into n select * from t",
                        "drop table t",
                        "alter table n rename to t");

        assertThat(DataDiff.between(before, after).changes()).isEmpty();
    }

    @Test
    void seesWhatAnotherTypeDoesNotKeep() throws SQLException {
        before.execute(
                "create table t (id integer primary key, code text)",
                "insert into t values (1, '042'), (2, '42'), (3, '1e3'), (4, 'A7')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (id integer primary key, code int)",
                        "insert into n select * from t",
                        "drop table t",
                        "alter table n rename to t");

        assertThat(DataDiff.between(before, after)).hasToString("t: code of 2 rows changed: id 1, 3");
    }

    @Test
    void followsTablesAndColumnsThatAreRenamed() throws SQLException {
        before.execute(
                "create table users (id integer primary key, name text, age int)",
                "insert into users values (1, 'Ada', 36), (2, 'Bob', 41)",
                "create table empty (a, b)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "alter table users rename to people",
                        "alter table people rename column name to full_name",
                        "alter table people rename column id to person_id",
                        "alter table empty rename to void");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).hasToString("""
                        users: renamed to people
                        people: id renamed to person_id
                        people: name renamed to full_name
                        empty: renamed to void""");
        assertThat(diff.losses()).isEmpty();
        assertThat(diff.changedTables()).isEmpty();
    }

    @Test
    void followsAColumnThatIsRenamedWhileRowsGo() throws SQLException {
        before.execute(
                "create table users (id integer primary key, name text)",
                "insert into users values (1, 'Ada'), (2, 'Bob'), (3, null)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute("alter table users rename column name to full_name", "delete from users where id = 2");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        users: 1 of 3 rows lost: id 2
                        users: name renamed to full_name""");
    }

    @Test
    void isToldOfRenamesThatContentDoesNotShow() throws SQLException {
        before.execute(
                "create table users (id integer primary key, name text)",
                "insert into users values (1, 'Ada'), (2, 'Bob')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "alter table users rename to people",
                        "alter table people rename column id to nr",
                        "delete from people where nr = 1");

        DataDiff untold = DataDiff.between(before, after);
        DataDiff told = DataDiff.between(
                before,
                DataSnapshot.of(before),
                after,
                DataSnapshot.of(after),
                List.of(new TableRenamed("users", "people"), new ColumnRenamed("people", "id", "nr")));

        assertThat(untold).hasToString("""
                        people: added with 1 row
                        users: dropped with 2 rows""");
        assertThat(told).hasToString("""
                        users: renamed to people
                        people: 1 of 2 rows lost: id 1
                        people: id renamed to nr""");
    }

    @Test
    void saysWhatCameAndWentWithTablesAndColumns() throws SQLException {
        before.execute(
                "create table gone (id integer primary key)",
                "insert into gone values (1), (2)",
                "create table t (id integer primary key, old, unused)",
                "insert into t values (1, 'a', null), (2, null, null)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "drop table gone",
                        "create table fresh (x)",
                        "alter table t drop column old",
                        "alter table t drop column unused",
                        "alter table t add column plan text default 'free' not null");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).hasToString("""
                        fresh: added with 0 rows
                        gone: dropped with 2 rows
                        t: old dropped with 1 value
                        t: unused dropped with 0 values
                        t: plan added with 2 values""");
        assertThat(diff.losses())
                .extracting(DataChange::describe)
                .containsExactly("gone: dropped with 2 rows", "t: old dropped with 1 value");
        assertThat(diff.changedTables()).containsExactly("gone", "t");
    }

    @Test
    void followsAColumnToAnotherTable() throws SQLException {
        before.execute(
                "create table users (id integer primary key, bio text, motto text)",
                "insert into users values (1, 'a', 'x'), (2, null, 'y'), (3, 'c', null)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table profiles (user_id integer primary key, bio text, motto text)",
                        "insert into profiles select id, bio, 'x' from users where bio is not null",
                        "alter table users drop column bio",
                        "alter table users drop column motto");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).hasToString("""
                        profiles: added with 2 rows
                        users: bio moved to profiles with 2 values
                        users: motto dropped with 2 values""");
        assertThat(diff.losses()).hasToString("[users: motto dropped with 2 values]");
    }

    @Test
    void followsATableThatIsFoldedIntoAnother() throws SQLException {
        before.execute(
                "create table users (id integer primary key)",
                "insert into users values (1), (2), (3)",
                "create table profiles (user_id integer primary key, bio text)",
                "insert into profiles values (1, 'a'), (3, 'c')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "alter table users add column bio text",
                        "update users set bio = (select bio from profiles where user_id = id)",
                        "drop table profiles");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        profiles: bio moved to users with 2 values
                        users: bio added with 2 values""");
        after.execute("update users set bio = 'b' where id = 3");
        assertThat(DataDiff.between(before, after).losses()).hasToString("[profiles: dropped with 2 rows]");
    }

    @Test
    void countsRowsWithoutKeyWithTheirDuplicates() throws SQLException {
        before.execute(
                "create table t (x, y)", "insert into t values (1, 'a'), (1, 'a'), (1, 'a'), (2, 'b'), (2, 'c')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "delete from t where rowid in (1, 2)",
                        "update t set x = '2' where y = 'b'",
                        "insert into t values (null, x'00')");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(diff).hasToString("""
                        t: 2 of 5 rows lost
                        t: 1 row added""");
    }

    @Test
    void tellsAChangedValueOfARowWithoutKeyFromALostRow() throws SQLException {
        before.execute("create table t (x, y, z)", "insert into t values (1, 'a', 5), (1, 'a', 5), (2, 'b', 5)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute("update t set y = null where rowid = 1", "alter table t add column w default 1");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: y of 1 row became NULL
                        t: w added with 3 values""");
    }

    @Test
    void comparesKeysUnderTheirCollation() throws SQLException {
        before.execute(
                "create table t (name text collate nocase primary key, x)",
                "insert into t values ('Ada', 1), ('Bob', 2), ('Cy', 3)");
        SqliteFileDatabase after =
                before.copy("after.db").execute("update t set name = 'ada' where x = 1", "delete from t where x = 3");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 3 rows lost: name Cy
                        t: name of 1 row changed: name ada""");
    }

    @Test
    void comparesRowsWhoseKeyIsNullAsWholes() throws SQLException {
        before.execute(
                "create table t (a text, b int, x, primary key (a, b))",
                "insert into t values (null, 1, 'p'), (null, 1, 'p'), (null, 1, 'q'), ('k', 1, 'r'), ('k', null, 's')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute("delete from t where rowid in (1, 5)", "update t set x = 'z' where a = 'k'");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 2 of 5 rows lost
                        t: x of 1 row changed: (a, b) = (k, 1)""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table n (id text primary key, email text, x)",
                "create table n (id int, email text primary key, x) without rowid",
                "create table n (id integer, email text, x, primary key (email, id))",
                "create table n (id integer, email text, x)",
                "create table n (id primary key, email text, x)",
            })
    void knowsRowsAgainUnderAnotherKey(String declaration) throws SQLException {
        before.execute(
                "create table t (id integer primary key, email text, x)",
                "insert into t values (1, 'a@x', 'p'), (2, 'b@x', 'q'), (3, 'c@x', 'r')");
        SqliteFileDatabase same = before.copy("same.db").execute(declaration, "insert into n select * from t");
        same.execute("drop table t", "alter table n rename to t");
        SqliteFileDatabase less = same.copy("less.db").execute("delete from t where email = 'b@x'");

        assertThat(DataDiff.between(before, same).changes()).isEmpty();
        assertThat(DataDiff.between(before, less)).hasToString("t: 1 of 3 rows lost: id 2");
        assertThat(DataDiff.between(same, before).changes()).isEmpty();
    }

    @Test
    void knowsRowsAgainThatWereGivenAKey() throws SQLException {
        before.execute("create table t (x, y)", "insert into t values (1, 'a'), (1, 'a'), (2, 'b')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (id integer primary key, x, y)",
                        "insert into n (x, y) select x, y from t where x = 1",
                        "drop table t",
                        "alter table n rename to t");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 3 rows lost
                        t: id added with 2 values""");
    }

    @Test
    void takesAGeneratedColumnForNothingOfItsOwn() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x int, y as (x * 2) stored, z as (x))",
                "insert into t (id, x) values (1, 5)",
                "create table u (id integer primary key, x int, y int)",
                "insert into u values (1, 5, 10), (2, 6, 13)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "alter table t drop column z",
                        "create table n (id integer primary key, x int, y as (x * 2))",
                        "insert into n (id, x) select id, x from u",
                        "drop table u",
                        "alter table n rename to u");

        assertThat(DataDiff.between(before, after)).hasToString("u: y of 1 row changed: id 2");
    }

    @Test
    void readsAFileWhoseWriteAheadLogIsNotEmpty() throws SQLException {
        before.execute("create table t (id integer primary key)", "insert into t values (1), (2)");
        SqliteFileDatabase after = before.copy("after.db");
        try (Connection open = after.connection();
                Statement statement = open.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("delete from t where id = 2");

            assertThat(Files.exists(Path.of(after.file() + "-wal"))).isTrue();
            assertThat(DataDiff.between(before, after)).hasToString("t: 1 of 2 rows lost: id 2");
        }
    }

    @Test
    void saysWhatTheFiguresProveOfADatabaseInTheMiddleOfATransaction() throws SQLException {
        before.execute("create table t (id integer primary key)", "insert into t values (1), (2)");
        SqliteFileDatabase after = before.copy("after.db");
        try (Connection open = after.connection();
                Statement statement = open.createStatement()) {
            statement.execute("begin");
            statement.execute("delete from t where id = 2");

            assertThat(DataDiff.between(before, Database.of(open))).hasToString("t: at least 1 of 2 rows lost");
            statement.execute("rollback");
        }
    }

    @Test
    void saysWhatTheFiguresProveWhereOnlyTheApplicationKnowsACollation() throws SQLException {
        SqliteFileDatabase after = new SqliteFileDatabase(before.file().resolveSibling("after.db"));
        createWithCollation(before, "insert into t values ('a'), ('b'), ('c')");
        createWithCollation(after, "insert into t values ('a')");

        assertThat(DataDiff.between(before, after)).hasToString("t: at least 2 of 3 rows lost");
    }

    private static void createWithCollation(SqliteFileDatabase database, String insert) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            Collation.create(connection, "german", new Collation() {
                @Override
                protected int xCompare(String one, String other) {
                    return one.compareTo(other);
                }
            });
            statement.execute("create table t (name text collate german primary key)");
            statement.execute(insert);
        }
    }

    @Test
    void comparesTablesOfThousandsOfColumns() throws SQLException {
        String columns = IntStream.range(0, 1500)
                .mapToObj(i -> "c" + i + " default " + i)
                .collect(Collectors.joining(", "));
        before.execute(
                "create table t (id integer primary key, " + columns + ")", "insert into t (id) values (1), (2)");
        SqliteFileDatabase after =
                before.copy("after.db").execute("delete from t where id = 2", "update t set c7 = null, c1499 = 'x'");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 2 rows lost: id 2
                        t: c7 of 1 row became NULL: id 1
                        t: c1499 of 1 row changed: id 1""");
    }

    @Test
    void hidesKeysOfACopyThatMayTellAboutAPerson(@TempDir Path directory) throws SQLException {
        SqliteFileDatabase copy = new SqliteFileDatabase(directory.resolve("copy.db"), true)
                .execute(
                        "create table t (email text, n int, id text, primary key (email, n, id))",
                        "insert into t values ('ada@example.org', 7, '0e37df36-f698-11e6-8dd4-cb9ced3df976')");
        SqliteFileDatabase after = copy.copy("after.db").execute("delete from t");

        String message = DataDiff.between(copy, after).toString();

        assertThat(message)
                .matches(
                        "t: 1 of 1 row lost: \\(email, n, id\\) = \\(#[0-9a-f]{6}, 7, 0e37df36-f698-11e6-8dd4-cb9ced3df976\\)");
    }

    /** The key is another one for the same rows, and equal rows count. */
    @Test
    void comparesRowsAsWholesWithoutTheirKeys() throws SQLException {
        before.execute(
                "create table t (id integer primary key, x, y)",
                "insert into t values (1, 'a', 1), (2, 'b', 2), (3, 'b', 2), (4, null, 3)");
        SqliteFileDatabase same = before.copy("same.db").execute("update t set id = 10 - id");
        SqliteFileDatabase other = before.copy("other.db").execute("update t set id = 10 - id, x = 'c' where id > 2");

        assertThat(ofWholeRows(same, "x", "y").isEmpty()).isTrue();
        assertThat(ofWholeRows(other, "X", "y")).hasToString("t: 2 of 4 rows lost\nt: 2 rows added");
        assertThat(ofWholeRows(other, "y").isEmpty()).isTrue();
    }

    private DataDiff ofWholeRows(Database after, String... columns) {
        return DataDiff.ofWholeRows(
                before,
                DataSnapshot.of(before).table("t").orElseThrow(),
                after,
                DataSnapshot.of(after).table("t").orElseThrow(),
                List.of(columns));
    }

    @Test
    void leavesNeitherFileChangedNorLocked() throws Exception {
        before.execute("create table t (id integer primary key)", "insert into t values (1), (2)");
        SqliteFileDatabase after = before.copy("after.db").execute("delete from t where id = 1");
        byte[] bytes = Files.readAllBytes(before.file());

        DataDiff.between(before, after);

        assertThat(Files.readAllBytes(before.file())).isEqualTo(bytes);
        try (var files = Files.list(before.file().resolveSibling("."))) {
            assertThat(files).hasSize(2);
        }
        before.execute("begin exclusive", "commit");
        after.execute("begin exclusive", "commit");
    }

    /** @param leftOut gets what need not be read */
    private DataDiff diffNoting(SqliteFileDatabase after, HeldAlike alike, List<Set<String>> leftOut) {
        return DataDiff.between(
                before,
                left -> {
                    leftOut.add(left);
                    return DataSnapshot.of(before, left);
                },
                after,
                left -> DataSnapshot.of(after, left),
                alike,
                List.of());
    }
}
