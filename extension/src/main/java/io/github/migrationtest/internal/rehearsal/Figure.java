package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.ColumnData;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.TableData;
import java.util.List;
import java.util.Optional;

/**
 * What is known at one moment of the rows of a table or of the values of a column.
 *
 * @param rows rows of the table
 * @param values how many there are of what is looked at: rows, or values that are not NULL
 * @param hash the same for the same ones
 */
record Figure(long rows, long values, long hash) {

    /** Whether these are rows that no key tells apart. */
    boolean keyless() {
        return hash == 0;
    }

    /** The rows of a table, by their keys. */
    static Optional<Figure> ofRows(DataSnapshot snapshot, List<String> tables) {
        return find(snapshot, tables).map(table -> new Figure(table.rows(), table.rows(), hashOfKeys(table)));
    }

    /** The values of a column; none while the table or the column is not there. */
    static Optional<Figure> ofValues(DataSnapshot snapshot, List<String> tables, List<String> columns) {
        return find(snapshot, tables).flatMap(table -> columns.stream()
                .flatMap(name -> table.column(name).stream())
                .findFirst()
                .map(column -> new Figure(table.rows(), column.nonNull(), column.hash())));
    }

    private static Optional<TableData> find(DataSnapshot snapshot, List<String> tables) {
        return tables.stream().flatMap(name -> snapshot.table(name).stream()).findFirst();
    }

    private static long hashOfKeys(TableData table) {
        if (table.key().isEmpty()) {
            return 0;
        }
        return table.key().stream()
                .flatMap(name -> table.column(name).stream())
                .mapToLong(ColumnData::hash)
                .sum();
    }
}
