package io.github.migrationtest.internal.rows;

import java.util.List;

/**
 * A foreign key of a server's table.
 *
 * @param table the table that points, as snapshots have it
 * @param columns its columns
 * @param parentTable the table pointed at, which need not exist
 * @param parentColumns the columns pointed at
 * @param from the table that points, as SQL has it behind {@code FROM}, called {@code c}
 * @param orphaned what holds of the rows of {@code c} that break it, in SQL
 */
public record StoredForeignKey(
        String table,
        List<String> columns,
        String parentTable,
        List<String> parentColumns,
        String from,
        String orphaned) {

    public StoredForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
