package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the indexes of one table or materialized view together. */
final class TableIndexes {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final Relation relation;
    private final Map<String, String> types;

    TableIndexes(Catalog catalog, Relation relation, Map<String, String> types) {
        this.catalog = catalog;
        this.relation = relation;
        this.types = types;
    }

    /** All but those that carry a constraint. */
    List<Index> read(Set<Long> ofConstraints) {
        return catalog.indexes.getOrDefault(relation.oid(), List.of()).stream()
                .filter(row -> !ofConstraints.contains(row.oid()))
                .map(this::index)
                .toList();
    }

    private Index index(IndexRow row) {
        List<String> columns = catalog.indexColumns.getOrDefault(row.oid(), allColumns(row));
        boolean generated = GeneratedNames.isOf(row.name(), relation.relname(), columns, "idx");
        return new Index(
                row.name(),
                relation.name(),
                row.unique(),
                parts(row),
                row.predicate().map(sql -> PostgresqlSql.expression(sql, types)),
                attributes(row)
                        .with(Attribute.GENERATED_NAME, generated ? Optional.of(row.name()) : Optional.empty())
                        .with(Attribute.COMMENT, catalog.comments.of("pg_class", row.oid())));
    }

    private List<String> allColumns(IndexRow row) {
        return catalog.columnNames(relation.oid(), row.columns());
    }

    List<IndexPart> parts(IndexRow row) {
        String definition = catalog.indexDefinitions.get(row.oid());
        if (definition != null) {
            return IndexParts.of(definition, row, types);
        }
        List<IndexPart> parts = new ArrayList<>();
        for (int key = 0; key < row.keys(); key++) {
            long option = row.options().get(key);
            boolean descending = (option & 1) != 0;
            boolean nullsFirst = (option & 2) != 0;
            parts.add(new IndexPart(
                    catalog.columnName(relation.oid(), row.columns().get(key)),
                    false,
                    descending ? SortOrder.DESCENDING : SortOrder.ASCENDING,
                    Optional.empty(),
                    descending == nullsFirst ? NONE : NONE.with(Attribute.NULLS, nullsFirst ? "first" : "last")));
        }
        return parts;
    }

    /** What an index has beside its parts, one that carries a constraint too. */
    Attributes attributes(IndexRow row) {
        return NONE.with(Attribute.METHOD, row.method().equals("btree") ? Optional.empty() : Optional.of(row.method()))
                .with(Attribute.INCLUDE, include(row))
                .with(Attribute.NULLS_NOT_DISTINCT, row.nullsNotDistinct())
                .with(Attribute.INHERITED, row.inherited())
                .with(Attribute.INVALID, !row.valid())
                .with(Attribute.NOT_READY, !row.ready())
                .with(Attribute.CLUSTERED, row.clustered())
                .with(Attribute.STORAGE_OPTIONS, Options.of(row.storageOptions()))
                .with(Attribute.TABLESPACE, row.tablespace());
    }

    private Optional<String> include(IndexRow row) {
        List<Long> included = row.columns().subList(row.keys(), row.columns().size());
        return included.isEmpty()
                ? Optional.empty()
                : Optional.of(catalog.columnNames(relation.oid(), included).stream()
                        .map(PostgresqlNames::quoted)
                        .collect(Collectors.joining(", ")));
    }
}
