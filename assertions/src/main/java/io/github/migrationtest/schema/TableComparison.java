package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        if (!before.attributes().equals(after.attributes())) {
            changes.add(new SchemaChange.TableChanged(table, before.attributes(), after.attributes()));
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
        compareUniqueConstraints();
        compareChecks();
        compareForeignKeys();
    }

    private void compareUniqueConstraints() {
        Pairs<UniqueConstraint> uniques = Pairs.of(before.uniqueConstraints(), after.uniqueConstraints());
        renamed(
                uniques.takeRenamed((old, now) -> old.withName(now.name())),
                UniqueConstraint::name,
                UniqueConstraint::attributes);
        uniques.matching(
                (old, now) -> old.name().equals(now.name()) && old.parts().equals(now.parts()));
        uniques.changed()
                .forEach(pair ->
                        changes.add(new SchemaChange.UniqueConstraintChanged(table, pair.before(), pair.after())));
        uniques.gone().forEach(key -> changes.add(new SchemaChange.UniqueConstraintDropped(table, key)));
        uniques.came().forEach(key -> changes.add(new SchemaChange.UniqueConstraintAdded(table, key)));
    }

    private void compareChecks() {
        Pairs<CheckConstraint> checks = Pairs.of(before.checks(), after.checks());
        renamed(
                checks.takeRenamed((old, now) -> old.withName(now.name())),
                CheckConstraint::name,
                CheckConstraint::attributes);
        checks.matching(this::sameName);
        checks.matching(
                (old, now) -> old.name().equals(now.name()) && old.expression().equals(now.expression()));
        checks.gone().forEach(check -> changes.add(new SchemaChange.CheckDropped(table, check)));
        checks.changed()
                .forEach(pair -> changes.add(new SchemaChange.CheckChanged(table, pair.before(), pair.after())));
        checks.came().forEach(check -> changes.add(new SchemaChange.CheckAdded(table, check)));
    }

    private void compareForeignKeys() {
        Pairs<ForeignKey> keys = Pairs.of(before.foreignKeys(), after.foreignKeys());
        renamed(keys.takeRenamed((old, now) -> old.withName(now.name())), ForeignKey::name, ForeignKey::attributes);
        keys.matching((old, now) -> old.goesAs(now));
        keys.gone().forEach(key -> changes.add(new SchemaChange.ForeignKeyDropped(table, key)));
        keys.changed()
                .forEach(pair -> changes.add(new SchemaChange.ForeignKeyChanged(table, pair.before(), pair.after())));
        keys.came().forEach(key -> changes.add(new SchemaChange.ForeignKeyAdded(table, key)));
    }

    /** A name that the engine made up is one that a statement may have to give. */
    private <T> void renamed(
            List<Pairs.Pair<T>> pairs, Function<T, Optional<String>> name, Function<T, Attributes> attributes) {
        Function<T, String> shown = constraint -> name.apply(constraint)
                .or(() -> attributes.apply(constraint).get(Attribute.GENERATED_NAME))
                .orElse("without a name");
        pairs.forEach(pair -> changes.add(
                new SchemaChange.ConstraintRenamed(table, shown.apply(pair.before()), shown.apply(pair.after()))));
    }

    private boolean sameName(CheckConstraint one, CheckConstraint other) {
        return one.name().isPresent()
                && NameRules.key(one.attributes(), one.name()).equals(NameRules.key(other.attributes(), other.name()));
    }

    private void compareIndexes() {
        Pairs<Index> indexes = Pairs.of(before.indexes(), after.indexes());
        indexes.matching((old, now) -> NameRules.same(old.attributes(), old.name(), now.name()));
        indexes.takeRenamed((old, now) -> old.withName(now.name()))
                .forEach(pair -> changes.add(new SchemaChange.IndexRenamed(
                        table, pair.before().name(), pair.after().name())));
        indexes.gone().forEach(index -> changes.add(new SchemaChange.IndexDropped(index)));
        indexes.changed().forEach(pair -> changes.add(new SchemaChange.IndexChanged(pair.before(), pair.after())));
        indexes.came().forEach(index -> changes.add(new SchemaChange.IndexAdded(index)));
    }
}
