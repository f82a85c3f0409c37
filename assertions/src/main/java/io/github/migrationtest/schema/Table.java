package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * <p>Equality ignores the case of names, and the order of all but the columns.
 *
 * @param name as written where it was declared
 * @param columns in order
 * @param primaryKey none if it has none
 * @param uniqueConstraints those of columns and those of the table alike
 * @param checks those of columns and those of the table alike
 * @param foreignKeys those of columns and those of the table alike
 * @param indexes those made by {@code CREATE INDEX}, oldest first
 * @param options what it is declared to be
 * @param module of a virtual table, what it is made by, in canonical spelling: {@code fts5(title, body)}
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<CheckConstraint> checks,
        List<ForeignKey> foreignKeys,
        List<Index> indexes,
        Set<TableOption> options,
        Optional<String> module) {

    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        options = Set.copyOf(options);
    }

    /** The column of that name, whatever its case. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> Names.same(each.name(), column)).findFirst();
    }

    /** The index of that name, whatever its case. */
    public Optional<Index> index(String index) {
        return indexes.stream().filter(each -> Names.same(each.name(), index)).findFirst();
    }

    /** Whether a module stores its rows: SQLite's {@code CREATE VIRTUAL TABLE}. */
    public boolean isVirtual() {
        return module.isPresent();
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

    Table withForeignKeys(List<ForeignKey> keys) {
        return new Table(name, columns, primaryKey, uniqueConstraints, checks, keys, indexes, options, module);
    }

    Table withSortedColumns() {
        List<Column> sorted = columns.stream()
                .sorted(Comparator.comparing(column -> Names.key(column.name())))
                .toList();
        return new Table(name, sorted, primaryKey, uniqueConstraints, checks, foreignKeys, indexes, options, module);
    }

    private List<Object> key() {
        return List.of(
                Names.key(name),
                columns,
                primaryKey,
                Set.copyOf(uniqueConstraints),
                Set.copyOf(checks),
                Set.copyOf(foreignKeys),
                Set.copyOf(indexes),
                options,
                module);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
