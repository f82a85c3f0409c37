package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * <p>Equality ignores the case of names where the engine does, and the order of all but the columns.
 *
 * @param name within the default schema, or with its schema in front: {@code billing.invoices}
 * @param columns in order
 * @param primaryKey none if it has none
 * @param uniqueConstraints those of columns and those of the table alike
 * @param checks those of columns and those of the table alike
 * @param foreignKeys those of columns and those of the table alike
 * @param indexes those made by {@code CREATE INDEX}, oldest first
 * @param attributes what else the engine knows of it
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<CheckConstraint> checks,
        List<ForeignKey> foreignKeys,
        List<Index> indexes,
        Attributes attributes) {

    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** The column of that name, in any spelling that the engine takes. */
    public Optional<Column> column(String column) {
        String wanted = NameRules.key(attributes, column);
        return columns.stream()
                .filter(each -> NameRules.key(attributes, each.name()).equals(wanted))
                .findFirst();
    }

    /** The index of that name, in any spelling that the engine takes. */
    public Optional<Index> index(String index) {
        String wanted = NameRules.key(attributes, index);
        return indexes.stream()
                .filter(each -> NameRules.key(attributes, each.name()).equals(wanted))
                .findFirst();
    }

    /** Whether a module stores its rows: SQLite's {@code CREATE VIRTUAL TABLE}. */
    public boolean isVirtual() {
        return attributes.has(Attribute.MODULE);
    }

    /** Everything that finds its rows: the primary key, the unique constraints, then the indexes, oldest first. */
    public List<Indexed> keysAndIndexes() {
        List<Indexed> all = new ArrayList<>(uniqueConstraints);
        primaryKey.ifPresent(key -> all.add(0, key));
        all.addAll(indexes);
        return all;
    }

    /**
     * What keeps two rows from sharing these columns, whatever their order: the primary key, unique constraints, and unique
     * indexes over all rows.
     */
    public List<Indexed> uniquenessOf(String... columns) {
        return keysAndIndexes().stream()
                .filter(each -> each.unique() && each.predicate().isEmpty() && each.isOn(List.of(columns)))
                .toList();
    }

    /** Whether one of its keys and indexes does all that another one did: finds its rows, and refuses what it refused. */
    public boolean servesAs(Indexed other) {
        return keysAndIndexes().stream()
                .anyMatch(each -> IndexService.standsInFor(each, other) || IndexService.serves(each, other));
    }

    /** What it is, in a line: its columns, what is special about it, the names of its indexes. */
    public String describe() {
        return Words.of(this);
    }

    /** The same with other foreign keys. */
    public Table withForeignKeys(List<ForeignKey> keys) {
        return new Table(name, columns, primaryKey, uniqueConstraints, checks, keys, indexes, attributes);
    }

    Table withSortedColumns() {
        List<Column> sorted = columns.stream()
                .sorted(Comparator.comparing(column -> NameRules.key(attributes, column.name())))
                .toList();
        return new Table(name, sorted, primaryKey, uniqueConstraints, checks, foreignKeys, indexes, attributes);
    }

    private List<Object> key() {
        return List.of(
                NameRules.tableKey(attributes, name),
                columns,
                primaryKey,
                Pairs.counted(uniqueConstraints),
                Pairs.counted(checks),
                Pairs.counted(foreignKeys),
                Pairs.counted(indexes),
                attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Table that
                        && columns.equals(that.columns)
                        && (isInTheSameOrder(that) || key().equals(that.key()));
    }

    /** As it is of most that are equal, and told without counting. */
    private boolean isInTheSameOrder(Table that) {
        return name.equals(that.name)
                && primaryKey.equals(that.primaryKey)
                && uniqueConstraints.equals(that.uniqueConstraints)
                && checks.equals(that.checks)
                && foreignKeys.equals(that.foreignKeys)
                && indexes.equals(that.indexes)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * NameRules.tableKey(attributes, name).hashCode() + columns.hashCode();
    }
}
