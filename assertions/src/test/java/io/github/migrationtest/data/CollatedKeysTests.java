package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of SQLite that change into others, which are the same under their collation or not. */
class CollatedKeysTests {
    private final SqliteFileDatabase before;

    CollatedKeysTests(@TempDir Path directory) throws SQLException {
        before = new SqliteFileDatabase(directory.resolve("before.db"));
    }

    @ParameterizedTest
    @CsvSource({"nocase, Ada, ADA", "rtrim, Ada, 'Ada '", "nocase, é1a, é1A"})
    void seesTheKeyOfARowSpelledOtherwise(String collation, String from, String to) throws SQLException {
        before.execute(
                "create table t (k text collate " + collation + " primary key, x)",
                "create table u (a int, k text collate " + collation + ", x, primary key (k, a)) without rowid",
                "insert into t values ('" + from + "', 1), ('b', 2), ('c', 3)",
                "insert into u select 7, * from t");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "update t set k = '" + to + "' where x = 1",
                        "update u set k = '" + to + "' where x = 1",
                        "update t set x = 4 where x = 2",
                        "delete from u where x = 3");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: k of 1 row changed: k %1$s
                        t: x of 1 row changed: k b
                        u: 1 of 3 rows lost: (k, a) = (c, 7)
                        u: k of 1 row changed: (k, a) = (%1$s, 7)""".formatted(to));
        assertThat(DataDiff.between(DataSnapshot.of(before), DataSnapshot.of(after))
                        .changedTables())
                .containsExactly("t", "u");
    }

    @ParameterizedTest
    @CsvSource({"nocase, é, É", "nocase, a, 'a '", "rtrim, a, A", "binary, a, A", "rtrim, ' a', a"})
    void seesAnotherRowUnderAKeyThatIsNotTheSame(String collation, String from, String to) throws SQLException {
        before.execute(
                "create table t (k text collate " + collation + " primary key, x)",
                "insert into t values ('" + from + "', 1), ('b', 2)");
        SqliteFileDatabase after = before.copy("after.db").execute("update t set k = '" + to + "' where x = 1");

        assertThat(DataDiff.between(before, after))
                .hasToString("t: 1 of 2 rows lost: k %s\nt: 1 row added: k %s".formatted(from, to));
    }

    @Test
    void findsRowsUnderACollationThatARebuildBrings() throws SQLException {
        before.execute(
                "create table t (k text primary key, x)", "insert into t values ('Ada', 1), ('ada', 2), ('Bob', 3)");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (k text collate nocase primary key, x)",
                        "insert or ignore into n select * from t order by x",
                        "drop table t",
                        "alter table n rename to t",
                        "update t set x = 4 where k = 'BOB'");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 3 rows lost: k ada
                        t: x of 1 row changed: k Bob""");
    }

    @Test
    void findsRowsUnderACollationThatARebuildTakesAway() throws SQLException {
        before.execute(
                "create table t (k text collate nocase primary key, x text collate nocase)",
                "insert into t values ('Ada', 'a'), ('Bob', 'b'), ('Cy', 'c')");
        SqliteFileDatabase after = before.copy("after.db")
                .execute(
                        "create table n (k text primary key, x text)",
                        "insert into n select k, iif(k = 'bob', 'B', x) from t where k <> 'CY'",
                        "drop table t",
                        "alter table n rename to t");

        assertThat(DataDiff.between(before, after)).hasToString("""
                        t: 1 of 3 rows lost: k Cy
                        t: x of 1 row changed: k Bob""");
    }

    @Test
    void tellsWholeRowsApartThatACollationHoldsForOne() throws SQLException {
        before.execute(
                "create table t (x text collate nocase, y)", "insert into t values ('a', 1), ('A', 1), ('b', 1)");
        SqliteFileDatabase after = before.copy("after.db").execute("update t set x = 'A' where x = 'a'");

        assertThat(DataDiff.between(before, after)).hasToString("t: x of 1 row changed");
    }
}
