package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares rows that no key tells apart: each as a whole, in the columns of both moments, duplicates counted. */
final class WholeRowComparison {
    private final Connection connection;
    private final SqliteTable before;
    private final SqliteTable after;
    private final List<Pair> pairs;

    WholeRowComparison(Connection connection, SqliteTable before, SqliteTable after, List<Pair> pairs) {
        this.connection = connection;
        this.before = before;
        this.after = after;
        this.pairs = pairs;
    }

    /** How many rows of one moment are missing at the other. */
    record Result(long lost, long added) {}

    /** Everything that differs in a table. */
    List<DataChange> compare(TableMatch match) throws SQLException {
        Result whole = compare("true", "true");
        List<Pair> kept = pairs.stream().filter(Pair::sameFigures).toList();
        // A changed row is one lost and one added, unless the columns that did not change show that it is still there.
        boolean mayBeChanged = whole.lost() > 0 && !match.hasKey() && !kept.isEmpty();
        if (mayBeChanged && in(kept).compare("true", "true").equals(new Result(0, 0))) {
            return changes(match, kept);
        }
        List<DataChange> changes = new ArrayList<>();
        if (whole.lost() > 0) {
            long rows = match.before().rows();
            changes.add(new DataChange.RowsLost(match.table(), rows, whole.lost(), RowKeys.NONE, true));
        }
        if (whole.added() > 0) {
            changes.add(new DataChange.RowsAdded(match.table(), whole.added(), RowKeys.NONE, true));
        }
        return changes;
    }

    /** The same of the rows for which a condition holds, before and after. */
    Result compare(String ofBefore, String ofAfter) throws SQLException {
        if (pairs.isEmpty()) {
            long[] rows = Queries.numbers(
                    connection,
                    "select (select count(*) from " + before.quoted() + " where " + ofBefore
                            + "), (select count(*) from " + after.quoted() + " where " + ofAfter + ")");
            return new Result(Math.max(0, rows[0] - rows[1]), Math.max(0, rows[1] - rows[0]));
        }
        String groups = IntStream.range(0, pairs.size())
                .mapToObj(i -> "c" + i + " collate binary")
                .collect(Collectors.joining(", "));
        long[] sums = Queries.numbers(
                connection,
                "select sum(max(n, 0)), sum(max(-n, 0)) from (select sum(side) as n from (select "
                        + values(Pair::before) + ", 1 as side from " + before.quoted() + " where " + ofBefore
                        + " union all select " + values(Pair::after) + ", -1 from " + after.quoted() + " where "
                        + ofAfter + ") group by " + groups + ")");
        return new Result(sums[0], sums[1]);
    }

    private WholeRowComparison in(List<Pair> fewer) {
        return new WholeRowComparison(connection, before, after, fewer);
    }

    private List<DataChange> changes(TableMatch match, List<Pair> kept) throws SQLException {
        List<DataChange> changes = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!kept.contains(pair)) {
                List<Pair> withIt = new ArrayList<>(kept);
                withIt.add(pair);
                long changed = in(withIt).compare("true", "true").lost();
                long fewer = pair.before().nonNull() - pair.after().nonNull();
                changes.add(new DataChange.ValuesChanged(
                        match.table(),
                        pair.after().name(),
                        changed,
                        Math.max(0, fewer),
                        Math.max(0, -fewer),
                        RowKeys.NONE,
                        true));
            }
        }
        return changes;
    }

    private String values(Function<Pair, ColumnData> side) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> SqliteValues.canonical(
                                Names.quoted(side.apply(pairs.get(i)).name()))
                        + " as c" + i)
                .collect(Collectors.joining(", "));
    }
}
