package io.github.migrationtest.internal.rows;

import java.util.List;
import java.util.Optional;

/**
 * A table of a server that holds rows.
 *
 * @param name as snapshots have it
 * @param from as SQL has it behind {@code FROM}
 * @param columns in the table's order
 * @param key the primary key's columns in its order; empty where there is none
 */
public record StoredTable(String name, String from, List<StoredColumn> columns, List<String> key) {

    public StoredTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** A column by its exact name. */
    public Optional<StoredColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The columns of the key. */
    public List<StoredColumn> keyColumns() {
        return key.stream().map(name -> column(name).orElseThrow()).toList();
    }

    /** The columns that are not computed from others. */
    public List<StoredColumn> ownColumns() {
        return columns.stream().filter(column -> !column.generated()).toList();
    }
}
