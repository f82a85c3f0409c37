package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.ColumnData;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows behind a way back that gave them other keys, since the way up had taken theirs: whether they are what they were is seen of them as
 * wholes, without what the way up took.
 */
record RowsUnderOtherKeys(MigrationStep up, MigrationStep down, TakenByUp taken) {

    /** What rows of a table are not any more; empty if that cannot be told, or there is nothing. */
    Optional<String> lost(String table) {
        Optional<TableData> before = up.dataBefore().table(table);
        Optional<TableData> after = down.dataAfter().table(table);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = keptByUp(before.get()).stream()
                .filter(column -> isNotFilled(before.get(), after.get(), column))
                .toList();
        return columns.isEmpty() || !areKeptByUp(before.get(), columns)
                ? Optional.empty()
                : left(before.get(), after.get(), columns).stream()
                        .map(lost -> table + ": " + lost.lost() + " of " + lost.rowsBefore()
                                + " rows are not what they were, whatever their keys"
                                + whereTheyDiffer(before.get(), after.get(), columns))
                        .findFirst();
    }

    /** Nulls that get a value are no loss, and not found in rows as wholes. */
    private static boolean isNotFilled(TableData before, TableData after, String column) {
        return after.column(column).isPresent()
                && after.column(column).get().nonNull()
                        <= before.column(column).orElseThrow().nonNull();
    }

    private String whereTheyDiffer(TableData before, TableData after, List<String> columns) {
        List<String> other = columns.stream()
                .filter(column -> !left(before, after, List.of(column)).isEmpty())
                .toList();
        return other.isEmpty() ? "" : ": other values stand in " + String.join(", ", other);
    }

    private List<DataChange.RowsLost> left(TableData before, TableData after, List<String> columns) {
        return DataDiff.ofWholeRows(up.before(), before, down.after(), after, columns)
                .rowsLost();
    }

    /** Its columns but those of its key, of references to rows that have other keys as well, and of what the way up took. */
    private List<String> keptByUp(TableData before) {
        List<String> left = new ArrayList<>(before.key());
        up.schemaBefore().table(before.table()).map(Table::foreignKeys).orElse(List.of()).stream()
                .filter(key -> taken.includesKeyOf(key.referencedTable()))
                .map(ForeignKey::columns)
                .forEach(left::addAll);
        return before.columns().stream()
                .filter(column -> !column.generated())
                .map(ColumnData::name)
                .filter(column -> !Names.contains(left, column) && !taken.includes(before.table(), column))
                .toList();
    }

    /** Where rows went up under other keys, they may be other rows. */
    private boolean areKeptByUp(TableData before, List<String> columns) {
        return !taken.includesRowsOf(before.table())
                || up.dataAfter()
                        .table(before.table())
                        .filter(after -> columns.stream()
                                .allMatch(column -> after.column(column).isPresent()))
                        .filter(after -> DataDiff.ofWholeRows(up.before(), before, up.after(), after, columns)
                                .rowsLost()
                                .isEmpty())
                        .isPresent();
    }
}
