package io.github.migrationtest.data;

import java.util.List;

/**
 * Rows of one table that point at nothing: one foreign key, and how many rows break it.
 *
 * @param table the table that points
 * @param columns its columns
 * @param parentTable the table pointed at, which need not exist
 * @param parentColumns the columns pointed at
 * @param rows how many rows have no parent
 * @param keys which
 */
public record Orphan(
        String table, List<String> columns, String parentTable, List<String> parentColumns, long rows, RowKeys keys) {

    public Orphan {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** One line for a person, such as {@code posts (author_id) -> users (id): 2 rows without a parent: id 7, 9}. */
    public String describe() {
        return foreignKey() + ": " + Counts.rows(rows) + " without a parent" + keys.tail();
    }

    /** The foreign key, such as {@code posts (author_id) -> users (id)}. */
    public String foreignKey() {
        return named(table, columns) + " -> " + named(parentTable, parentColumns);
    }

    private static String named(String table, List<String> columns) {
        return columns.isEmpty() ? table : table + " (" + String.join(", ", columns) + ")";
    }

    @Override
    public String toString() {
        return describe();
    }
}
