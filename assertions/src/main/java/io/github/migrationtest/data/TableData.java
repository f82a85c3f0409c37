package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of one table looked like at one moment.
 *
 * @param table as the database spells it
 * @param key the columns of the primary key in its order; empty where there is none
 * @param rows number of rows
 * @param columns in the table's order
 * @param hash the same for the same rows as wholes, whatever their order and the order of the columns; duplicates count. Always 0
 *     of a table of MySQL or MariaDB with a key, whose columns tell all of it
 */
public record TableData(String table, List<String> key, long rows, List<ColumnData> columns, long hash) {

    public TableData {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** A column by its name, in any case where no other column has it exactly so. */
    public Optional<ColumnData> column(String name) {
        return Names.find(columns, ColumnData::name, name);
    }

    /** Its name and counts; never a hash, from which a value could be guessed. */
    @Override
    public String toString() {
        return table + ": " + Counts.rows(rows);
    }
}
