package io.github.migrationtest.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts rows as they come by in the order of their keys, and keeps the first keys. */
final class KeyTally {
    /** Rows that were looked at, counted or not. */
    long seen;

    private long rows;
    private final List<String> first = new ArrayList<>();

    /** Makes the look of a key. */
    interface Shown {
        String key() throws SQLException;
    }

    void add(Shown shown) throws SQLException {
        if (rows++ < RowKeys.SHOWN) {
            first.add(shown.key());
        }
    }

    long rows() {
        return rows;
    }

    RowKeys keys(List<String> columns, long total) {
        return rows == 0 ? RowKeys.NONE : new RowKeys(columns, first, total);
    }
}
