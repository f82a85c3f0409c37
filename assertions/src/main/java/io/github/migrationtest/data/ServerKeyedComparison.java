package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.rows.RowStream;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredColumn.Content;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the rows of one table that came, went or differ, by reading it on both servers in the order of its key. */
final class ServerKeyedComparison {
    /** Values of a row that are read at once on each side. */
    private static final int COLUMNS_AT_ONCE = 500;

    private final ServerSide before;
    private final ServerSide after;
    private final TableMatch match;
    private final ServerKey key;
    private final ServerWholeRows whole;
    private final KeyText text;
    private final List<DataChange> changes = new ArrayList<>();

    ServerKeyedComparison(
            ServerSide before, ServerSide after, TableMatch match, ServerKey key, ServerWholeRows whole, KeyText text) {
        this.before = before;
        this.after = after;
        this.match = match;
        this.key = key;
        this.whole = whole;
        this.text = text;
    }

    /** Everything that differs in the rows, and the renames of columns that only a look at the rows shows. */
    RowComparison.Found compare() throws SQLException {
        List<Pair> pairs = match.sameKeys()
                ? match.pairs().stream().filter(pair -> !pair.sameFigures()).toList()
                : match.pairs();
        List<ColumnTally> compared = pairs.stream().map(ColumnTally::new).toList();
        List<ColumnTally> candidates = match.gone().stream()
                .filter(gone -> gone.nonNull() > 0)
                .flatMap(gone -> match.fresh().stream().map(fresh -> new ColumnTally(new Pair(gone, fresh))))
                .toList();
        KeyTally lost = new KeyTally();
        KeyTally added = new KeyTally();
        List<ColumnTally> all = new ArrayList<>(compared);
        all.addAll(candidates);
        int from = 0;
        do {
            int to = Math.min(all.size(), from + COLUMNS_AT_ONCE);
            merge(all.subList(from, to), from == 0, lost, added);
            from = to;
        } while (from < all.size());
        cameAndWent(lost, added);
        compared.forEach(this::changed);
        return new RowComparison.Found(renamed(candidates), changes);
    }

    private void merge(List<ColumnTally> columns, boolean first, KeyTally lost, KeyTally added) throws SQLException {
        StoredTable tableBefore = before.table(match.before());
        StoredTable tableAfter = after.table(match.after());
        List<StoredColumn> left = new ArrayList<>();
        List<StoredColumn> right = new ArrayList<>();
        for (ColumnTally column : columns) {
            StoredColumn one = ServerSide.column(tableBefore, column.pair().before());
            StoredColumn other = ServerSide.column(tableAfter, column.pair().after());
            column.standAt(place(left, spelled(before, one, other)), place(right, spelled(after, other, one)));
        }
        try (RowStream one = key.readBefore(before, tableBefore, left);
                RowStream other = key.readAfter(after, tableAfter, right)) {
            new Merge(columns, one, other, first ? lost : new KeyTally(), first ? added : new KeyTally()).run();
        }
    }

    /** A text that becomes what it spells has lost nothing, and the other way round. */
    private static StoredColumn spelled(ServerSide side, StoredColumn column, StoredColumn other) {
        boolean becomes = column.content() == Content.TEXT
                && (other.content() == Content.NUMBER || other.content() == Content.OTHER);
        return becomes ? side.dialect().spelledAs(column, other.content()) : column;
    }

    /** Behind the values of the key, once however often it is compared. */
    private int place(List<StoredColumn> columns, StoredColumn column) {
        if (!columns.contains(column)) {
            columns.add(column);
        }
        return key.width() + columns.indexOf(column) + 1;
    }

    /** Two streams of rows in the order of their keys. */
    private final class Merge {
        private final List<ColumnTally> columns;
        private final RowStream one;
        private final RowStream other;
        private final KeyTally lost;
        private final KeyTally added;

        Merge(List<ColumnTally> columns, RowStream one, RowStream other, KeyTally lost, KeyTally added) {
            this.columns = columns;
            this.one = one;
            this.other = other;
            this.lost = lost;
            this.added = added;
        }

        void run() throws SQLException {
            List<String> left = next(one, lost);
            List<String> right = next(other, added);
            while (!left.isEmpty() || !right.isEmpty()) {
                int order = left.isEmpty() ? 1 : right.isEmpty() ? -1 : key.compare(left, right);
                if (order < 0) {
                    lost.add(() -> key.shownBefore(one, text));
                    left = next(one, lost);
                } else if (order > 0) {
                    added.add(() -> key.shownAfter(other, text));
                    right = next(other, added);
                } else {
                    for (ColumnTally column : columns) {
                        column.add(one, other, () -> key.shownAfter(other, text));
                    }
                    left = next(one, lost);
                    right = next(other, added);
                }
            }
        }

        /** The key of the next row; empty behind the last. */
        private List<String> next(RowStream rows, KeyTally side) throws SQLException {
            if (!rows.next()) {
                return List.of();
            }
            side.seen++;
            return key.of(rows);
        }
    }

    private void cameAndWent(KeyTally lost, KeyTally added) throws SQLException {
        WholeRows.Result nameless =
                match.before().rows() > lost.seen || match.after().rows() > added.seen
                        ? whole.compare(match.pairs(), key.pairs())
                        : WholeRows.Result.NONE;
        if (lost.rows() + nameless.lost() > 0) {
            long all = lost.rows() + nameless.lost();
            changes.add(new DataChange.RowsLost(
                    match.table(), match.before().rows(), all, lost.keys(key.namesBefore(), all), true));
        }
        if (added.rows() + nameless.added() > 0) {
            long all = added.rows() + nameless.added();
            changes.add(new DataChange.RowsAdded(match.table(), all, added.keys(key.namesAfter(), all), true));
        }
    }

    private void changed(ColumnTally column) {
        long rows = column.changed().rows();
        if (rows > 0) {
            changes.add(new DataChange.ValuesChanged(
                    match.table(),
                    column.pair().after().name(),
                    rows,
                    column.becameNull(),
                    column.wereNull(),
                    column.changed().keys(key.namesAfter(), rows),
                    true));
        }
    }

    /** Columns that are gone, and new ones that hold the same in every row that is still there. */
    private static List<Pair> renamed(List<ColumnTally> candidates) {
        List<Pair> renamed = new ArrayList<>();
        for (ColumnTally column : candidates) {
            boolean free = renamed.stream()
                    .noneMatch(other -> other.before().equals(column.pair().before())
                            || other.after().equals(column.pair().after()));
            if (free && column.holdsTheSame()) {
                renamed.add(column.pair());
            }
        }
        return renamed;
    }
}
