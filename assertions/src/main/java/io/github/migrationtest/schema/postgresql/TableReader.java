package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one table together. */
final class TableReader {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final Relation relation;
    private final Map<String, String> types;
    private final TableIndexes indexes;
    private final TableConstraints constraints;

    TableReader(Catalog catalog, Relation relation) {
        this.catalog = catalog;
        this.relation = relation;
        types = catalog.types(relation.oid());
        indexes = new TableIndexes(catalog, relation, types);
        constraints = new TableConstraints(catalog, relation, types, indexes);
    }

    Table read() {
        return new Table(
                relation.name(),
                new TableColumns(catalog, relation, types).read(),
                constraints.primaryKey(),
                constraints.uniqueConstraints(),
                constraints.checks(),
                constraints.foreignKeys(),
                indexes.read(constraints.indexes()),
                attributes());
    }

    List<SchemaObject> exclusions() {
        return constraints.exclusions();
    }

    private Attributes attributes() {
        List<String> parents = catalog.parents.getOrDefault(relation.oid(), List.of()).stream()
                .map(oid -> QualifiedName.sql(catalog.nameOf(oid)))
                .toList();
        return NONE.with(
                        Attribute.PERSISTENCE,
                        relation.persistence() == 'u' ? Optional.of("unlogged") : Optional.empty())
                .with(Attribute.ACCESS_METHOD, relation.accessMethod().filter(method -> !method.equals("heap")))
                .with(Attribute.PARTITIONED_BY, relation.partitionKey().map(PostgresqlSql::query))
                .with(
                        Attribute.PARTITION_OF,
                        relation.partition()
                                ? Optional.of(String.join(", ", parents) + " "
                                        + PostgresqlSql.query(relation.bounds().orElse("")))
                                : Optional.empty())
                .with(
                        Attribute.INHERITS,
                        relation.partition() || parents.isEmpty()
                                ? Optional.empty()
                                : Optional.of(String.join(", ", parents)))
                .with(Attribute.FOREIGN_SERVER, foreign().map(ForeignData.ForeignTable::server))
                .with(Attribute.FOREIGN_OPTIONS, foreign().flatMap(ForeignData.ForeignTable::options))
                .with(Attribute.OF_TYPE, relation.ofType())
                .with(Attribute.ROW_SECURITY, rowSecurity())
                .with(Attribute.REPLICA_IDENTITY, replicaIdentity())
                .with(Attribute.STORAGE_OPTIONS, Options.of(options()))
                .with(Attribute.TABLESPACE, relation.tablespace())
                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_class", relation.oid()))
                .with(Attribute.COMMENT, catalog.comments.of("pg_class", relation.oid()));
    }

    private Optional<ForeignData.ForeignTable> foreign() {
        return Optional.ofNullable(catalog.foreignTables.get(relation.oid()));
    }

    private Optional<String> rowSecurity() {
        if (relation.rowSecurity()) {
            return Optional.of(relation.rowSecurityForced() ? "forced" : "enabled");
        }
        return relation.rowSecurityForced() ? Optional.of("forced but not enabled") : Optional.empty();
    }

    private Optional<String> replicaIdentity() {
        return switch (relation.replicaIdentity()) {
            case 'f' -> Optional.of("full");
            // A foreign table has none, and can be given none.
            case 'n' -> foreign().isPresent() ? Optional.empty() : Optional.of("nothing");
            case 'i' ->
                catalog.indexes.getOrDefault(relation.oid(), List.of()).stream()
                        .filter(IndexRow::replicaIdentity)
                        .map(index -> "index " + PostgresqlNames.quoted(index.name()))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(relation.options());
        relation.toastOptions().forEach(option -> options.add("toast." + option));
        return options;
    }
}
