package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.util.ArrayList;
import java.util.List;

/** What counts and hashes alone prove about the rows of one table. */
final class FiguresComparison {
    private final TableMatch match;
    private final List<DataChange> changes = new ArrayList<>();

    private FiguresComparison(TableMatch match) {
        this.match = match;
    }

    static List<DataChange> of(TableMatch match) {
        FiguresComparison comparison = new FiguresComparison(match);
        if (!match.isUnchanged()) {
            comparison.compare();
        }
        return comparison.changes;
    }

    private void compare() {
        long more = match.after().rows() - match.before().rows();
        if (more < 0) {
            lost(-more);
        } else if (more > 0) {
            added(more);
        } else if (match.sameKeys() || !match.hasKey()) {
            match.pairs().stream().filter(pair -> !pair.sameFigures()).forEach(this::changed);
            if (changes.isEmpty() && match.sameColumns()) {
                replaced();
            }
        } else if (match.sameKeyColumns() || match.knowsWholeRows()) {
            replaced();
        } else {
            match.pairs().stream()
                    .filter(pair -> pair.before().nonNull() != pair.after().nonNull())
                    .forEach(this::changed);
        }
    }

    private void lost(long rows) {
        changes.add(new DataChange.RowsLost(
                match.table(),
                match.before().rows(),
                rows,
                RowKeys.NONE,
                match.after().rows() == 0));
    }

    private void added(long rows) {
        changes.add(new DataChange.RowsAdded(
                match.table(), rows, RowKeys.NONE, match.before().rows() == 0));
    }

    /** As many rows as before, but not the same ones. */
    private void replaced() {
        lost(1);
        added(1);
    }

    private void changed(Pair pair) {
        long fewer = pair.before().nonNull() - pair.after().nonNull();
        changes.add(new DataChange.ValuesChanged(
                match.table(),
                pair.after().name(),
                Math.max(1, Math.abs(fewer)),
                Math.max(0, fewer),
                Math.max(0, -fewer),
                RowKeys.NONE,
                false));
    }
}
