package io.github.migrationtest.data;

import java.util.List;

/**
 * Where the rows of a SQLite table may differ at two moments: all others are in both, with the same values, in all columns that there
 * were.
 *
 * @param rowsBefore how many it had
 * @param rowsAfter how many it has
 * @param ranges which of those that it had
 */
public record DifferingRows(long rowsBefore, long rowsAfter, List<Range> ranges) {

    public DifferingRows {
        ranges = List.copyOf(ranges);
    }

    /** Whether all rows are in both. */
    boolean areNone() {
        return ranges.isEmpty() && rowsBefore == rowsAfter;
    }

    /** Rows by their {@code rowid}, the first and the last of which are there. */
    public record Range(long first, long last) {}
}
