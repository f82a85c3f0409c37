package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares rows that no key tells apart: each as a whole, in the columns of both moments, duplicates counted. */
final class WholeRowComparison {
    private final WholeRows rows;
    private final List<Pair> pairs;

    WholeRowComparison(WholeRows rows, List<Pair> pairs) {
        this.rows = rows;
        this.pairs = pairs;
    }

    /** Everything that differs in a table. */
    List<DataChange> compare(TableMatch match) throws SQLException {
        WholeRows.Result whole = rows.compare(pairs);
        List<Pair> kept = pairs.stream().filter(Pair::sameFigures).toList();
        // A changed row is one lost and one added, unless the columns that did not change show that it is still there.
        boolean mayBeChanged = whole.lost() > 0 && !match.hasKey() && !kept.isEmpty();
        if (mayBeChanged && rows.compare(kept).equals(WholeRows.Result.NONE)) {
            return changes(match, kept);
        }
        List<DataChange> changes = new ArrayList<>();
        if (whole.lost() > 0) {
            long before = match.before().rows();
            changes.add(new DataChange.RowsLost(match.table(), before, whole.lost(), RowKeys.NONE, true));
        }
        if (whole.added() > 0) {
            changes.add(new DataChange.RowsAdded(match.table(), whole.added(), RowKeys.NONE, true));
        }
        return changes;
    }

    private List<DataChange> changes(TableMatch match, List<Pair> kept) throws SQLException {
        List<DataChange> changes = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!kept.contains(pair)) {
                List<Pair> withIt = new ArrayList<>(kept);
                withIt.add(pair);
                long changed = rows.compare(withIt).lost();
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
}
