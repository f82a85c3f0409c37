package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.rows.RowStream;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whole rows of two tables on servers, counted by their hashes, which both sides give in order. */
record ServerWholeRows(ServerSide before, StoredTable tableBefore, ServerSide after, StoredTable tableAfter)
        implements WholeRows {

    @Override
    public Result compare(List<Pair> columns, List<Pair> nullIn) throws SQLException {
        try (RowStream one = rows(before, tableBefore, columns, nullIn, Pair::before);
                RowStream other = rows(after, tableAfter, columns, nullIn, Pair::after)) {
            return merge(one, other);
        }
    }

    private static RowStream rows(
            ServerSide side, StoredTable table, List<Pair> columns, List<Pair> nullIn, Function<Pair, ColumnData> data)
            throws SQLException {
        List<StoredColumn> hashed = new ArrayList<>();
        for (Pair pair : columns) {
            hashed.add(ServerSide.column(table, data.apply(pair)));
        }
        String condition = nullIn.stream()
                .map(pair -> side.dialect().quoted(data.apply(pair).name()) + " is null")
                .collect(Collectors.joining(" or "));
        return side.rows(table, List.of(side.dialect().hash(hashed)), condition, List.of(1));
    }

    private static Result merge(RowStream one, RowStream other) throws SQLException {
        long lost = 0;
        long added = 0;
        boolean left = one.next();
        boolean right = other.next();
        while (left || right) {
            int order = !left ? 1 : !right ? -1 : Long.compare(one.number(1), other.number(1));
            lost += order < 0 ? 1 : 0;
            added += order > 0 ? 1 : 0;
            left = order <= 0 ? one.next() : left;
            right = order >= 0 ? other.next() : right;
        }
        return new Result(lost, added);
    }
}
