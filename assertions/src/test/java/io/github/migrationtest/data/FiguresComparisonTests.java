package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In memory there is no file to look at a second time. */
class FiguresComparisonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "update t set x = x where true                 | no row or value differs",
                "delete from t where id < 3                    | t: at least 2 of 3 rows lost",
                "delete from t                                 | t: 3 of 3 rows lost",
                "insert into t (id) values (4)                 | t: at least 1 row added",
                "update t set x = 'z' where id = 1             | t: x of at least 1 row changed",
                "update t set x = null where id < 3            | t: x of at least 2 rows became NULL",
                "update t set y = 5 where id < 3               | t: y of at least 2 rows was NULL and is filled",
                "alter table t rename to u                     | t: renamed to u",
                "alter table t rename column x to z            | t: x renamed to z",
                "alter table t drop column x                   | t: x dropped with 3 values",
                "drop table t                                  | t: dropped with 3 rows",
                "update k set y = null where x = 2             | k: y of at least 1 row became NULL",
                "delete from k where x = 2                     | k: at least 1 of 2 rows lost",
            })
    void saysNoMoreThanTheyProve(String sql, String expected) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id integer primary key, x, y)");
            statement.execute("insert into t values (1, 'a', null), (2, 'b', null), (3, 'c', null)");
            statement.execute("create table k (x, y)");
            statement.execute("insert into k values (1, 'p'), (2, 'q')");
            DataSnapshot before = DataSnapshot.of(connection);

            statement.execute(sql);

            assertThat(DataDiff.between(before, DataSnapshot.of(connection))).hasToString(expected);
        }
    }

    @Test
    void knowsThatARowWasReplacedByAnother() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id integer primary key, x)");
            statement.execute("insert into t values (1, 'a'), (2, 'b')");
            statement.execute("create table k (x, y)");
            statement.execute("insert into k values (1, 'p'), (2, 'q')");
            DataSnapshot before = DataSnapshot.of(connection);

            statement.execute("update t set id = 7 where id = 1");
            statement.execute("update k set x = 3 - x");

            assertThat(DataDiff.between(before, DataSnapshot.of(connection))).hasToString("""
                            k: at least 1 of 2 rows lost
                            k: at least 1 row added
                            t: at least 1 of 2 rows lost
                            t: at least 1 row added""");
        }
    }

    @Test
    void areAllThereIsOfADatabaseInMemory() throws SQLException {
        try (Connection one = DriverManager.getConnection("jdbc:sqlite::memory:");
                Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement before = one.createStatement();
                Statement after = other.createStatement()) {
            before.execute("create table t (id integer primary key, x)");
            before.execute("insert into t values (1, 'a'), (2, 'b')");
            after.execute("create table t (id integer primary key, x)");
            after.execute("insert into t values (2, 'c')");

            assertThat(DataDiff.between(Database.of(one), Database.of(other)))
                    .hasToString("t: at least 1 of 2 rows lost");
        }
    }
}
