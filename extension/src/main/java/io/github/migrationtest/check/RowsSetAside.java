package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.ColumnData;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;

/**
 * Rows that a way up took out of a table and put, whole, into one that it made: an archive. They were kept, and a way back that drops the
 * archive loses them.
 */
record RowsSetAside(MigrationStep up, MigrationStep down) {

    /** The table in which all that the way up took of a table stood, and which is gone behind the way back. */
    Optional<String> archiveOf(String table) {
        Optional<TableData> rows = up.dataBefore().table(table);
        long taken = up.dataDiff().rowsLost().stream()
                .filter(lost -> Names.same(lost.table(), table))
                .mapToLong(DataChange.RowsLost::lost)
                .sum();
        return rows.isEmpty() || taken == 0
                ? Optional.empty()
                : up.dataAfter().tables().stream()
                        .filter(made -> up.schemaBefore().table(made.table()).isEmpty()
                                && down.schemaAfter().table(made.table()).isEmpty())
                        .filter(made -> has(rows.get(), made) >= taken)
                        .map(TableData::table)
                        .findFirst();
    }

    /** How many rows, in all columns but those that the engine works out, stand in another table too. */
    private long has(TableData rows, TableData made) {
        List<String> columns = rows.columns().stream()
                .filter(column -> !column.generated())
                .map(ColumnData::name)
                .toList();
        if (columns.isEmpty()
                || columns.stream().anyMatch(name -> made.column(name).isEmpty())) {
            return 0;
        }
        return rows.rows()
                - DataDiff.ofWholeRows(up.before(), rows, up.after(), made, columns).rowsLost().stream()
                        .mapToLong(DataChange.RowsLost::lost)
                        .sum();
    }
}
