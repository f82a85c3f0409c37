package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table at both moments, and which of its columns are the same one.
 *
 * @param pairs columns of both, those that were computed before left out: their values were nobody's
 * @param gone columns that no column of the other side continues
 * @param fresh columns that continue none
 */
record TableMatch(TableData before, TableData after, List<Pair> pairs, List<ColumnData> gone, List<ColumnData> fresh) {

    /** One column at both moments. */
    record Pair(ColumnData before, ColumnData after) {

        boolean sameFigures() {
            return before.hash() == after.hash() && before.nonNull() == after.nonNull();
        }

        boolean renamed() {
            return !Names.same(before.name(), after.name());
        }
    }

    /** Its name after the change. */
    String table() {
        return after.table();
    }

    /** The same after some more columns were found to be continued under another name. */
    TableMatch withRenamed(List<Pair> found) {
        List<Pair> all = new ArrayList<>(pairs);
        all.addAll(found);
        return new TableMatch(
                before,
                after,
                List.copyOf(all),
                gone.stream()
                        .filter(column ->
                                found.stream().noneMatch(pair -> pair.before().equals(column)))
                        .toList(),
                fresh.stream()
                        .filter(column ->
                                found.stream().noneMatch(pair -> pair.after().equals(column)))
                        .toList());
    }

    /** The pairs of the columns of a key as it was before; empty if the table has no key, or not all of it is in both. */
    List<Pair> keyBefore() {
        return key(before.key(), true);
    }

    /** The pairs of the columns of a key as it is after; empty if the table has no key, or not all of it is in both. */
    List<Pair> keyAfter() {
        return key(after.key(), false);
    }

    private List<Pair> key(List<String> names, boolean isBefore) {
        List<Pair> key = new ArrayList<>();
        for (String name : names) {
            Optional<Pair> pair = Names.find(pairs, each -> (isBefore ? each.before() : each.after()).name(), name);
            if (pair.isEmpty()) {
                return List.of();
            }
            key.add(pair.get());
        }
        return key;
    }

    boolean hasKey() {
        return !before.key().isEmpty() || !after.key().isEmpty();
    }

    /** Whether hashes of columns can be compared: they are keyed by the same columns in the same order, or by none. */
    boolean sameKeyColumns() {
        return !hasKey() || !keyBefore().isEmpty() && keyBefore().equals(keyAfter());
    }

    /** Whether both have the same keys, row for row. */
    boolean sameKeys() {
        return hasKey()
                && sameKeyColumns()
                && before.rows() == after.rows()
                && keyBefore().stream().allMatch(Pair::sameFigures);
    }

    /** Whether hashes of whole rows can be compared: the server gave them, and they are of the same columns. */
    boolean knowsWholeRows() {
        boolean given = !hasKey() || before.hash() != 0 && after.hash() != 0;
        return given && sameColumns();
    }

    /** Whether every column that holds something is in both, under one name. */
    boolean sameColumns() {
        return pairs.stream().noneMatch(Pair::renamed)
                && columnsThatHold(before).equals(columnsThatHold(after));
    }

    private static Set<String> columnsThatHold(TableData table) {
        return table.columns().stream()
                .filter(column -> !column.generated())
                .map(column -> Names.key(column.name()))
                .collect(Collectors.toSet());
    }

    /** Whether the figures prove that no row and no value in a column of both differs. */
    boolean isUnchanged() {
        if (before.rows() != after.rows()) {
            return false;
        }
        if (knowsWholeRows() && before.hash() == after.hash()) {
            return true;
        }
        return hasKey() && sameKeyColumns() && pairs.stream().allMatch(Pair::sameFigures);
    }

    /** What came and went with the columns themselves. */
    List<DataChange> columnChanges() {
        List<DataChange> changes = new ArrayList<>();
        pairs.stream()
                .filter(Pair::renamed)
                .forEach(pair -> changes.add(new DataChange.ColumnRenamed(
                        table(), pair.before().name(), pair.after().name())));
        gone.forEach(column -> changes.add(new DataChange.ColumnDropped(table(), column.name(), column.nonNull())));
        fresh.forEach(column -> changes.add(new DataChange.ColumnAdded(table(), column.name(), column.nonNull())));
        return changes;
    }
}
