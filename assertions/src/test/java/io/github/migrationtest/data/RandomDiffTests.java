package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rows and random edits; what the diff says must be what SQLite's own EXCEPT and joins say, in small files, whose figures are
 * read first, and in large ones, which are compared where they stand.
 */
class RandomDiffTests {
    private static final int ROUNDS = 8;
    private static final List<String> VALUES =
            List.of("null", "1", "2", "1.5", "'a'", "'A'", "'b '", "x'61'", "'042'", "''", "-9e999", "char(0, 955)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(id integer primary key, k text, x, y)",
                "(id int, k text, x, y, primary key (id))",
                "(id int, k text collate nocase, x, y, primary key (k, id))",
                "(id int, k text, x, y, primary key (id, k)) without rowid",
                "(id, k, x, y, primary key (id))",
            })
    void countsWhatSqlCounts(String columns, @TempDir Path directory) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(columns.hashCode() * 31L + round);
            SqliteFileDatabase before = new SqliteFileDatabase(directory.resolve("before" + round + ".db"))
                    .execute("create table t " + columns);
            before.execute(IntStream.rangeClosed(1, 40)
                    .mapToObj(id -> "insert into t values (" + id + ", 'k" + id + "', " + any(random) + ", "
                            + any(random) + ")")
                    .toArray(String[]::new));
            if (round % 2 == 1) {
                before.madeLarge();
            }
            SqliteFileDatabase after = before.copy("after" + round + ".db");
            after.execute(IntStream.range(0, random.nextInt(8))
                    .mapToObj(edit -> edit(random))
                    .toArray(String[]::new));

            DataDiff diff = DataDiff.between(before, after);

            try (Connection connection = before.connection();
                    Statement sql = connection.createStatement()) {
                sql.execute("attach '" + after.file() + "' as other");
                String both = " from main.t b join other.t a on b.id = a.id where ";
                assertThat(diff.rowsLost().stream()
                                .mapToLong(DataChange.RowsLost::lost)
                                .sum())
                        .isEqualTo(number(
                                sql, "select count(*) from (select id from main.t except select id from other.t)"));
                assertThat(added(diff))
                        .isEqualTo(number(
                                sql, "select count(*) from (select id from other.t except select id from main.t)"));
                for (String column : List.of("x", "y")) {
                    assertThat(changed(diff, column))
                            .isEqualTo(number(sql, "select count(*)" + both + "b." + column + " is not a." + column));
                }
                assertThat(diff.isEmpty())
                        .isEqualTo(
                                number(sql, "select count(*) from (select * from main.t except select * from other.t)")
                                                == 0
                                        && number(
                                                        sql,
                                                        "select count(*) from (select * from other.t except select * from main.t)")
                                                == 0);
            }
        }
    }

    private static String any(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static String edit(Random random) {
        int id = 1 + random.nextInt(40);
        return switch (random.nextInt(4)) {
            case 0 -> "delete from t where id between " + id + " and " + (id + random.nextInt(4));
            case 1 -> "insert or ignore into t values (" + (41 + random.nextInt(9)) + ", 'new', 1, 2)";
            case 2 -> "update t set x = " + any(random) + " where id < " + id;
            default -> "update t set y = x, x = y where id = " + id;
        };
    }

    private static long added(DataDiff diff) {
        return diff.changes().stream()
                .filter(DataChange.RowsAdded.class::isInstance)
                .mapToLong(change -> ((DataChange.RowsAdded) change).added())
                .sum();
    }

    private static long changed(DataDiff diff, String column) {
        return diff.valuesChanged().stream()
                .filter(change -> change.column().equals(column))
                .mapToLong(DataChange.ValuesChanged::changed)
                .sum();
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
