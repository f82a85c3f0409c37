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
 * @param key the columns by which its rows are known
 */
record Figure(long rows, long values, long hash, List<String> key) {

    /** Whether no key tells its rows apart. */
    boolean keyless() {
        return key.isEmpty();
    }

    /** Whether nothing is known to be different. */
    boolean isAs(Figure other) {
        return hasAsManyAs(other) && hash == other.hash;
    }

    /** Whether there may be no other difference than how the rows are known: a hash is one of values beside their keys. */
    boolean isKnownOtherwiseThan(Figure other) {
        return hasAsManyAs(other) && !key.equals(other.key);
    }

    private boolean hasAsManyAs(Figure other) {
        return rows == other.rows && values == other.values;
    }

    /** The rows of a table, by their keys. */
    static Optional<Figure> ofRows(DataSnapshot snapshot, List<String> tables) {
        return find(snapshot, tables)
                .map(table -> new Figure(table.rows(), table.rows(), hashOfKeys(table), table.key()));
    }

    /** The values of a column; none while the table or the column is not there. */
    static Optional<Figure> ofValues(DataSnapshot snapshot, List<String> tables, List<String> columns) {
        return find(snapshot, tables).flatMap(table -> columns.stream()
                .flatMap(name -> table.column(name).stream())
                .findFirst()
                .map(column -> new Figure(table.rows(), column.nonNull(), column.hash(), table.key())));
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
