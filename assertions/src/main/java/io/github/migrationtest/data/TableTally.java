package io.github.migrationtest.data;

import java.util.ArrayList;
import java.util.List;

/** Adds up the rows of one table as they come by, in whatever order. */
final class TableTally {
    private final SqliteTable table;
    private final int[] key;
    private final long[] names;
    private final long[] nonNull;
    private final long[] hashes;
    private long rows;
    private long hash;

    TableTally(SqliteTable table) {
        this.table = table;
        int columns = table.columns().size();
        names = new long[columns];
        nonNull = new long[columns];
        hashes = new long[columns];
        List<String> order = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names[i] = ValueHash.ofName(table.columns().get(i).name());
            order.add(table.columns().get(i).name());
        }
        key = table.key().stream().mapToInt(order::indexOf).toArray();
    }

    /** One row: the hash of each value, in the order of the columns; {@link ValueHash#NULL} where there is none. */
    void add(long[] values) {
        long rowKey = ValueHash.NULL;
        for (int column : key) {
            rowKey = ValueHash.both(rowKey, values[column]);
        }
        long whole = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ValueHash.NULL) {
                nonNull[i]++;
                hashes[i] += ValueHash.both(rowKey, values[i]);
                whole += table.columns().get(i).generated() ? 0 : ValueHash.both(names[i], values[i]);
            }
        }
        // Sums, not exclusive or: the second of two equal rows must not undo the first.
        hash += ValueHash.both(ValueHash.NULL, whole);
        rows++;
    }

    TableData total() {
        List<ColumnData> columns = new ArrayList<>();
        for (int i = 0; i < nonNull.length; i++) {
            SqliteTable.SqliteColumn column = table.columns().get(i);
            columns.add(new ColumnData(column.name(), nonNull[i], hashes[i], column.generated()));
        }
        return new TableData(table.name(), table.key(), rows, columns, hash);
    }
}
