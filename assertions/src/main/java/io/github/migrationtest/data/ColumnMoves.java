package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the columns that went to another table: one is gone, and a new one of its name elsewhere holds the same values beside
 * the same keys. The name must be the same, for a column of nothing but {@code true} is like any other beside the same keys.
 */
final class ColumnMoves {
    private final TableMatching tables;

    ColumnMoves(TableMatching tables) {
        this.tables = tables;
    }

    /** The changes, with what moved in place of what was dropped. */
    List<DataChange> follow(List<DataChange> changes) {
        List<DataChange> followed = new ArrayList<>();
        for (DataChange change : changes) {
            if (change instanceof DataChange.ColumnDropped dropped) {
                followed.add(column(dropped).orElse(change));
            } else if (change instanceof DataChange.TableDropped dropped) {
                List<DataChange> moved = table(dropped);
                followed.addAll(moved.isEmpty() ? List.of(change) : moved);
            } else {
                followed.add(change);
            }
        }
        return followed;
    }

    private Optional<DataChange> column(DataChange.ColumnDropped dropped) {
        return tables.matches().stream()
                .filter(match -> match.table().equals(dropped.table()))
                .flatMap(match -> match.gone().stream()
                        .filter(column -> column.name().equals(dropped.column()))
                        .flatMap(column -> moved(match.before(), match.table(), column).stream()))
                .findFirst();
    }

    /** Every column but those of the key must have moved, and one of them shows that the keys of all rows are there. */
    private List<DataChange> table(DataChange.TableDropped dropped) {
        Optional<TableData> table = Names.find(tables.gone(), TableData::table, dropped.table());
        if (table.isEmpty() || table.get().key().isEmpty()) {
            return List.of();
        }
        List<ColumnData> columns = table.get().columns().stream()
                .filter(column -> !column.generated() && column.nonNull() > 0)
                .filter(column -> !Names.contains(table.get().key(), column.name()))
                .toList();
        List<DataChange> moved = columns.stream()
                .flatMap(column -> moved(table.get(), dropped.table(), column).stream())
                .toList();
        boolean whole = columns.stream().anyMatch(column -> column.nonNull() == dropped.rows());
        return whole && moved.size() == columns.size() ? moved : List.of();
    }

    private Optional<DataChange> moved(TableData from, String name, ColumnData column) {
        if (from.key().isEmpty() || column.nonNull() == 0) {
            return Optional.empty();
        }
        List<String> holders = new ArrayList<>();
        for (TableMatch match : tables.matches()) {
            if (holds(match.after(), match.fresh(), column)) {
                holders.add(match.table());
            }
        }
        for (TableData table : tables.fresh()) {
            if (holds(table, table.columns(), column)) {
                holders.add(table.table());
            }
        }
        return holders.stream()
                .findFirst()
                .map(to -> new DataChange.ColumnMoved(name, column.name(), to, column.nonNull()));
    }

    private static boolean holds(TableData table, List<ColumnData> fresh, ColumnData column) {
        return !table.key().isEmpty()
                && Names.find(fresh, ColumnData::name, column.name())
                        .filter(other -> other.nonNull() == column.nonNull() && other.hash() == column.hash())
                        .isPresent();
    }
}
