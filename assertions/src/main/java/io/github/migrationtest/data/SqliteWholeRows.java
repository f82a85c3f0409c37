package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whole rows of two SQLite files, counted by one statement that sees both. */
record SqliteWholeRows(Connection connection, SqliteTable before, SqliteTable after) implements WholeRows {

    static SqliteWholeRows of(TwoFiles files, TableMatch match) throws SQLException {
        return new SqliteWholeRows(files.connection(), files.tableBefore(match), files.tableAfter(match));
    }

    @Override
    public Result compare(List<Pair> columns, List<Pair> nullIn) throws SQLException {
        String ofBefore = someNull(nullIn, Pair::before);
        String ofAfter = someNull(nullIn, Pair::after);
        if (columns.isEmpty()) {
            long[] rows = Queries.numbers(
                    connection,
                    "select (select count(*) from " + before.quoted() + " where " + ofBefore
                            + "), (select count(*) from " + after.quoted() + " where " + ofAfter + ")");
            return Result.of(rows[0], rows[1]);
        }
        String groups = IntStream.range(0, columns.size())
                .mapToObj(i -> "c" + i + " collate binary")
                .collect(Collectors.joining(", "));
        long[] sums = Queries.numbers(
                connection,
                "select sum(max(n, 0)), sum(max(-n, 0)) from (select sum(side) as n from (select "
                        + values(columns, Pair::before) + ", 1 as side from " + before.quoted() + " where " + ofBefore
                        + " union all select " + values(columns, Pair::after) + ", -1 from " + after.quoted()
                        + " where " + ofAfter + ") group by " + groups + ")");
        return new Result(sums[0], sums[1]);
    }

    private static String someNull(List<Pair> key, Function<Pair, ColumnData> side) {
        return key.isEmpty()
                ? "true"
                : RowJoin.someNull(
                        key.stream().map(pair -> side.apply(pair).name()).toList());
    }

    private static String values(List<Pair> columns, Function<Pair, ColumnData> side) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> SqliteValues.canonical(
                                Names.quoted(side.apply(columns.get(i)).name()))
                        + " as c" + i)
                .collect(Collectors.joining(", "));
    }
}
