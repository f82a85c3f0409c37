package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to the rows between two moments, by table.
 *
 * @param changes by table, in the order of the tables' names
 */
public record DataDiff(List<DataChange> changes) {

    public DataDiff {
        changes = List.copyOf(changes);
    }

    /** Whether nothing differs, not even a name. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What was there and is there no more: rows, values, columns and tables that held some. */
    public List<DataChange> losses() {
        return changes.stream().filter(DataChange::isLoss).toList();
    }

    /** Everything about one table, by its name after the change (before it, where the table is gone); in any case. */
    public List<DataChange> changesOf(String table) {
        return changes.stream()
                .filter(change -> Names.same(change.table(), table))
                .toList();
    }

    /** The tables that lost rows; a dropped table is not among them. */
    public List<DataChange.RowsLost> rowsLost() {
        return only(DataChange.RowsLost.class);
    }

    /** The columns whose values differ in rows that are still there. */
    public List<DataChange.ValuesChanged> valuesChanged() {
        return only(DataChange.ValuesChanged.class);
    }

    /** The tables in which any row or value differs; those only renamed are not among them. */
    public Set<String> changedTables() {
        return changes.stream()
                .filter(DataChange::touchesData)
                .map(DataChange::table)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private <T extends DataChange> List<T> only(Class<T> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** One line per change. */
    @Override
    public String toString() {
        return changes.isEmpty()
                ? "no row or value differs"
                : changes.stream().map(DataChange::describe).collect(Collectors.joining("\n"));
    }

    /**
     * What two snapshots prove: no keys, and where rows came or went only how many at least.
     *
     * @see #between(Database, Database)
     */
    public static DataDiff between(DataSnapshot before, DataSnapshot after) {
        return between(before, after, List.of());
    }

    /**
     * What two snapshots prove, where some names are known to have changed.
     *
     * @param known renames that content alone need not show, such as those of a table that also lost rows
     */
    public static DataDiff between(
            DataSnapshot before, DataSnapshot after, Collection<? extends DataChange.Renaming> known) {
        return between(matching(before, after, known), RowLook.FIGURES_ONLY);
    }

    /**
     * What happened, row by row: counts are exact, and the first keys are given.
     *
     * <p>Both are read once; only tables whose figures differ are looked at again, in constant memory. On SQLite that takes two
     * files in which nothing is written meanwhile and no transaction is open; otherwise it says what the figures prove.
     *
     * @throws IllegalArgumentException if they are of two kinds
     */
    public static DataDiff between(Database before, Database after) {
        return between(
                before,
                left -> DataSnapshot.of(before, left),
                after,
                left -> DataSnapshot.of(after, left),
                HeldAlike.UNKNOWN,
                List.of());
    }

    /**
     * The same where some tables need not be read, and some names are known to have changed. Large SQLite files are compared before
     * anything is read of them, and only what cannot be is.
     *
     * @param figuresBefore what {@code before} looks like without some tables, names in any case
     * @param figuresAfter what {@code after} looks like without some tables
     * @param alike what is known to be the same in both
     * @param known renames that content alone need not show, such as those of a table that also lost rows
     * @throws IllegalArgumentException if they are of two kinds
     */
    public static DataDiff between(
            Database before,
            Function<Set<String>, DataSnapshot> figuresBefore,
            Database after,
            Function<Set<String>, DataSnapshot> figuresAfter,
            HeldAlike alike,
            Collection<? extends DataChange.Renaming> known) {
        Set<String> same = alike.tables();
        ofOneKind(before.kind(), after.kind());
        if (!DataEngine.of(before.kind()).comparesFirst(before)) {
            return between(before, figuresBefore.apply(same), after, figuresAfter.apply(same), known);
        }
        try (RowLook look = RowLook.at(before, after)) {
            Map<String, List<DataChange>> compared =
                    look.changesWhereTheyStand(leftOut(before, after, same, known), alike);
            Set<String> left = new HashSet<>(same);
            left.addAll(compared.keySet());
            List<DataChange> changes =
                    changes(TableMatching.of(figuresBefore.apply(left), figuresAfter.apply(left), known), look);
            compared.values().forEach(changes::addAll);
            return sorted(changes);
        }
    }

    /**
     * What became of the rows of one table where their key is another one than before: each is taken as a whole, in some of its columns,
     * duplicates counted. Nothing where they cannot be looked at.
     *
     * @param rowsBefore its figures in {@code before}
     * @param rowsAfter its figures in {@code after}
     * @param columns which count, names in any case
     */
    public static DataDiff ofWholeRows(
            Database before, TableData rowsBefore, Database after, TableData rowsAfter, Collection<String> columns) {
        TableMatch match = ColumnMatching.match(
                unproven(rowsBefore, columns, 0), unproven(rowsAfter, columns, 1), List.<DataChange.Renaming>of());
        try (RowLook look = RowLook.at(before, after)) {
            return new DataDiff(look.changesSeen(match).orElse(List.of()));
        }
    }

    /** The same without a key, of which no hash is that of the other moment. */
    private static TableData unproven(TableData table, Collection<String> columns, long hash) {
        List<ColumnData> counting = table.columns().stream()
                .filter(column -> Names.contains(columns, column.name()))
                .map(column -> new ColumnData(column.name(), column.nonNull(), hash, column.generated()))
                .toList();
        return new TableData(table.table(), List.of(), table.rows(), counting, hash);
    }

    /** Of what a name stands for at both moments, nothing is known where something was renamed. */
    private static Set<String> leftOut(
            Database before, Database after, Collection<String> same, Collection<? extends DataChange.Renaming> known) {
        Set<String> left = new HashSet<>(same);
        left.addAll(before.hiddenTables());
        left.addAll(after.hiddenTables());
        for (DataChange.Renaming renaming : known) {
            left.add(renaming.table());
            if (renaming instanceof DataChange.TableRenamed table) {
                left.add(table.from());
            }
        }
        return left;
    }

    /**
     * The same where the snapshots are at hand: only their tables are compared.
     *
     * @param figuresBefore what {@code before} looks like
     * @param figuresAfter what {@code after} looks like
     * @param known renames that content alone need not show, such as those of a table that also lost rows
     */
    public static DataDiff between(
            Database before,
            DataSnapshot figuresBefore,
            Database after,
            DataSnapshot figuresAfter,
            Collection<? extends DataChange.Renaming> known) {
        TableMatching tables = matching(figuresBefore, figuresAfter, known);
        if (tables.matches().stream().allMatch(TableMatch::isUnchanged)) {
            return between(tables, RowLook.FIGURES_ONLY);
        }
        try (RowLook look = RowLook.at(before, after)) {
            return between(tables, look);
        }
    }

    /** What one engine says of its rows means nothing beside what another says. */
    private static TableMatching matching(
            DataSnapshot before, DataSnapshot after, Collection<? extends DataChange.Renaming> known) {
        ofOneKind(before.kind(), after.kind());
        return TableMatching.of(before, after, known);
    }

    private static void ofOneKind(DatabaseKind before, DatabaseKind after) {
        if (before != after) {
            throw new IllegalArgumentException("The rows of " + before.productName() + " and of " + after.productName()
                    + " cannot be compared: each engine hashes its own. Compare databases of one kind.");
        }
    }

    private static DataDiff between(TableMatching tables, RowLook look) {
        return sorted(changes(tables, look));
    }

    private static List<DataChange> changes(TableMatching tables, RowLook look) {
        List<DataChange> changes = new ArrayList<>(tables.tableChanges());
        tables.matches().forEach(match -> changes.addAll(look.changes(match)));
        return new ColumnMoves(tables).follow(changes);
    }

    private static DataDiff sorted(List<DataChange> changes) {
        return new DataDiff(
                changes.stream().sorted(Comparator.comparing(DataChange::table)).toList());
    }
}
