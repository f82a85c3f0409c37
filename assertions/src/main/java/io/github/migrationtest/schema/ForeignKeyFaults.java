package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through the foreign keys of a schema. */
final class ForeignKeyFaults {
    private final SchemaSnapshot schema;

    ForeignKeyFaults(SchemaSnapshot schema) {
        this.schema = schema;
    }

    /** Those that make the deletion of a parent read all of the referring table. */
    List<ForeignKeyFault> unindexed() {
        return each((table, key) -> table.keysAndIndexes().stream().anyMatch(index -> finds(table, key, index))
                ? Optional.empty()
                : Optional.of("no index begins with " + Words.list(key.columns())));
    }

    /** Those whose parent may be several rows, or none that could ever be there. PostgreSQL refuses to make one. */
    List<ForeignKeyFault> withoutUniqueParent() {
        return schema.kind() == DatabaseKind.POSTGRESQL
                ? List.of()
                : each((table, key) -> schema.table(key.referencedTable())
                        .map(parent -> whyNotUnique(parent, key))
                        .orElseGet(() -> schema.kind() == DatabaseKind.SQLITE
                                ? Optional.of("there is no table " + key.referencedTable()
                                        + (schema.view(key.referencedTable()).isPresent() ? ", that is a view" : ""))
                                : Optional.empty()));
    }

    /** Those whose columns cannot hold what their parents' columns hold. */
    List<ForeignKeyFault> ofAnotherType() {
        KeyTypes types = new KeyTypes(schema);
        return each((table, key) -> schema.table(key.referencedTable()).flatMap(parent -> {
            for (int i = 0;
                    i < Math.min(key.columns().size(), key.referencedColumns().size());
                    i++) {
                Optional<Column> from = table.column(key.columns().get(i));
                Optional<Column> to = parent.column(key.referencedColumns().get(i));
                if (from.isPresent() && to.isPresent() && !types.match(from.get(), to.get())) {
                    return Optional.of(typeOf(from.get()) + " refers to " + typeOf(to.get()));
                }
            }
            return Optional.empty();
        }));
    }

    private static String typeOf(Column column) {
        return column.name() + " " + (column.type().isEmpty() ? "without a type" : column.type());
    }

    private List<ForeignKeyFault> each(Look look) {
        List<ForeignKeyFault> found = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!isAnothers(key)) {
                    look.reason(table, key)
                            .ifPresent(reason -> found.add(new ForeignKeyFault(table.name(), key, reason)));
                }
            }
        }
        return found;
    }

    /** Told where it was made; or nobody looks at it. */
    private static boolean isAnothers(ForeignKey key) {
        return key.attributes().has(Attribute.INHERITED) || key.attributes().has(Attribute.NOT_ENFORCED);
    }

    private interface Look {
        Optional<String> reason(Table table, ForeignKey key);
    }

    /** Whether an index begins with the key's columns in any order, and holds every row that refers to one. */
    private boolean finds(Table table, ForeignKey key, Indexed index) {
        int size = key.columns().size();
        if (index.parts().size() < size || !canLookUp(index, size)) {
            return false;
        }
        List<IndexPart> start = index.parts().subList(0, size);
        return start.stream().noneMatch(part -> part.expression() || isOfItsOwn(table, key, part))
                && keys(start.stream().map(IndexPart::text).toList()).equals(keys(key.columns()))
                && index.predicate()
                        .map(predicate -> saysNotNull(predicate, key))
                        .orElse(true);
    }

    /** MySQL looks up foreign keys in indexes that it hides from queries. */
    private static boolean canLookUp(Indexed index, int columns) {
        if (index.attributes().has(Attribute.INVALID) || index.attributes().has(Attribute.NOT_READY)) {
            return false;
        }
        return switch (index.attributes().get(Attribute.METHOD).orElse("btree").toLowerCase(Locale.ROOT)) {
            case "btree", "gist", "spgist" -> true;
            case "hash" -> index.parts().size() == columns;
            default -> false;
        };
    }

    /** A collation that the parent's key is not compared by, a class without equality, or the first letters only. */
    private boolean isOfItsOwn(Table table, ForeignKey key, IndexPart part) {
        boolean otherCollation = schema.kind() == DatabaseKind.SQLITE
                ? !NameRules.key(part.attributes(), part.collation()).equals(comparedBy(table, key, part))
                : part.collation().isPresent();
        return otherCollation
                || part.attributes().has(Attribute.PREFIX_LENGTH)
                || part.attributes()
                        .get(Attribute.OPERATOR_CLASS)
                        .filter(name -> !name.endsWith("pattern_ops"))
                        .isPresent();
    }

    /** SQLite compares by the collation of the parent's column. */
    private Optional<String> comparedBy(Table table, ForeignKey key, IndexPart part) {
        int at =
                NameRules.keys(part.attributes(), key.columns()).indexOf(NameRules.key(part.attributes(), part.text()));
        Optional<Column> parent = at < 0 || at >= key.referencedColumns().size()
                ? Optional.empty()
                : schema.table(key.referencedTable())
                        .flatMap(to -> to.column(key.referencedColumns().get(at)));
        return parent.or(() -> table.column(part.text()))
                .flatMap(Column::collation)
                .map(name -> NameRules.key(part.attributes(), name));
    }

    /** A row that refers to none needs no look-up, and it refers to none as soon as one column is null. */
    private boolean saysNotNull(String predicate, ForeignKey key) {
        Set<String> allowed = key.columns().stream()
                .map(column -> CanonicalSql.spellName(schema.kind(), column))
                .flatMap(name -> Stream.of(name + " is not null", name + " notnull", name + " not null"))
                .map(sql -> CanonicalSql.expression(schema.kind(), sql))
                .collect(Collectors.toSet());
        return Stream.of(predicate.split("\\)? and \\(?"))
                .map(part -> CanonicalSql.expression(schema.kind(), balanced(part)))
                .allMatch(allowed::contains);
    }

    private static String balanced(String part) {
        return (part.startsWith("(") && !part.endsWith(")") ? part.substring(1) : part)
                .replaceFirst("(?<=null)\\)$", "");
    }

    private Optional<String> whyNotUnique(Table parent, ForeignKey key) {
        String columns = Words.list(key.referencedColumns());
        if (key.referencedColumns().isEmpty()) {
            return Optional.of(parent.name() + " has no primary key");
        }
        for (String column : key.referencedColumns()) {
            if (parent.column(column).isEmpty()) {
                return Optional.of(parent.name() + " has no column " + column);
            }
        }
        if (key.columns().size() != key.referencedColumns().size()) {
            return Optional.of(key.columns().size() + " columns refer to "
                    + key.referencedColumns().size());
        }
        boolean unique = parent.uniquenessOf(key.referencedColumns().toArray(String[]::new)).stream()
                .anyMatch(index -> index.parts().stream().noneMatch(part -> isUnlikeItsColumn(parent, part)));
        return unique ? Optional.empty() : Optional.of(columns + " of " + parent.name() + " are not unique");
    }

    /** SQLite takes no index of another collation than the column's for a parent's key. */
    private boolean isUnlikeItsColumn(Table parent, IndexPart part) {
        return part.attributes().has(Attribute.PREFIX_LENGTH)
                || schema.kind() == DatabaseKind.SQLITE
                        && !NameRules.key(part.attributes(), part.collation())
                                .equals(parent.column(part.text())
                                        .flatMap(Column::collation)
                                        .map(name -> NameRules.key(part.attributes(), name)));
    }

    private Set<String> keys(List<String> columns) {
        return new HashSet<>(
                columns.stream().map(name -> NameRules.key(schema.kind(), name)).toList());
    }
}
