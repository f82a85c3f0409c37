package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What changed in one table that was there before and after. */
final class TableComparison {
    private final Table before;
    private final Table after;
    private final String table;
    private final List<SchemaChange> changes = new ArrayList<>();

    private TableComparison(Table before, Table after) {
        this.before = before;
        this.after = after;
        table = after.name();
    }

    /** The changes from a table, in which all that was renamed has its new name, to a later one. */
    static List<SchemaChange> between(Table before, Table after) {
        TableComparison comparison = new TableComparison(before, after);
        comparison.compareTable();
        comparison.compareColumns();
        comparison.compareConstraints();
        comparison.compareIndexes();
        return comparison.changes;
    }

    private void compareTable() {
        if (!before.options().equals(after.options())) {
            changes.add(new SchemaChange.TableOptionsChanged(table, before.options(), after.options()));
        }
        if (!before.module().equals(after.module())) {
            changes.add(new SchemaChange.ModuleChanged(table, before.module(), after.module()));
        }
    }

    private void compareColumns() {
        for (Column column : before.columns()) {
            Optional<Column> other = after.column(column.name());
            if (other.isEmpty()) {
                changes.add(new SchemaChange.ColumnDropped(table, column));
            } else if (!column.equals(other.get())) {
                changes.add(new SchemaChange.ColumnChanged(table, column, other.get()));
            }
        }
        for (Column column : after.columns()) {
            if (before.column(column.name()).isEmpty()) {
                changes.add(new SchemaChange.ColumnAdded(table, column));
            }
        }
        if (!Renames.sameOrder(before, after)) {
            changes.add(new SchemaChange.ColumnOrderChanged(table, names(before), names(after)));
        }
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private void compareConstraints() {
        if (!before.primaryKey().equals(after.primaryKey())) {
            changes.add(new SchemaChange.PrimaryKeyChanged(table, before.primaryKey(), after.primaryKey()));
        }
        Pairs<UniqueConstraint> uniques =
                Pairs.of(before.uniqueConstraints(), after.uniqueConstraints(), (one, other) -> false);
        uniques.gone().forEach(key -> changes.add(new SchemaChange.UniqueConstraintDropped(table, key)));
        uniques.came().forEach(key -> changes.add(new SchemaChange.UniqueConstraintAdded(table, key)));

        Pairs<CheckConstraint> checks = Pairs.of(before.checks(), after.checks(), TableComparison::sameName);
        checks.gone().forEach(check -> changes.add(new SchemaChange.CheckDropped(table, check)));
        checks.changed()
                .forEach(pair -> changes.add(new SchemaChange.CheckChanged(table, pair.before(), pair.after())));
        checks.came().forEach(check -> changes.add(new SchemaChange.CheckAdded(table, check)));

        Pairs<ForeignKey> keys = Pairs.of(before.foreignKeys(), after.foreignKeys(), TableComparison::sameWay);
        keys.gone().forEach(key -> changes.add(new SchemaChange.ForeignKeyDropped(table, key)));
        keys.changed()
                .forEach(pair -> changes.add(new SchemaChange.ForeignKeyChanged(table, pair.before(), pair.after())));
        keys.came().forEach(key -> changes.add(new SchemaChange.ForeignKeyAdded(table, key)));
    }

    private static boolean sameName(CheckConstraint one, CheckConstraint other) {
        return one.name().isPresent() && Names.key(one.name()).equals(Names.key(other.name()));
    }

    private static boolean sameWay(ForeignKey one, ForeignKey other) {
        return Names.keys(one.columns()).equals(Names.keys(other.columns()))
                && Names.same(one.referencedTable(), other.referencedTable())
                && Names.keys(one.referencedColumns()).equals(Names.keys(other.referencedColumns()));
    }

    private void compareIndexes() {
        BiPredicate<Index, Index> sameName = (one, other) -> Names.same(one.name(), other.name());
        Pairs<Index> indexes = Pairs.of(before.indexes(), after.indexes(), sameName);
        indexes.gone().forEach(index -> changes.add(new SchemaChange.IndexDropped(index)));
        indexes.changed().forEach(pair -> changes.add(new SchemaChange.IndexChanged(pair.before(), pair.after())));
        indexes.came().forEach(index -> changes.add(new SchemaChange.IndexAdded(index)));
    }
}
