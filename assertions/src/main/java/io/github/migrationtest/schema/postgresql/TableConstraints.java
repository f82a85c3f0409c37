package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the constraints of one table together. */
final class TableConstraints {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final Relation relation;
    private final Map<String, String> types;
    private final TableIndexes indexes;
    private final List<Constraint> all;

    TableConstraints(Catalog catalog, Relation relation, Map<String, String> types, TableIndexes indexes) {
        this.catalog = catalog;
        this.relation = relation;
        this.types = types;
        this.indexes = indexes;
        all = catalog.constraints.getOrDefault(relation.oid(), List.of());
    }

    /** The indexes that carry constraints. */
    Set<Long> indexes() {
        return all.stream()
                .filter(constraint -> "pux".indexOf(constraint.type()) >= 0)
                .map(Constraint::index)
                .collect(Collectors.toSet());
    }

    Optional<PrimaryKey> primaryKey() {
        return ofType('p').stream()
                .findFirst()
                .map(key -> new PrimaryKey(
                        name(key, List.of(), "pkey"), parts(key), keyAttributes(key, List.of(), "pkey")));
    }

    List<UniqueConstraint> uniqueConstraints() {
        return ofType('u').stream()
                .map(key -> {
                    List<String> columns = Optional.ofNullable(catalog.indexesByOid.get(key.index()))
                            .map(row -> catalog.columnNames(relation.oid(), row.columns()))
                            .orElse(columns(key));
                    return new UniqueConstraint(
                            name(key, columns, "key"), parts(key), keyAttributes(key, columns, "key"));
                })
                .toList();
    }

    List<CheckConstraint> checks() {
        return ofType('c').stream()
                .map(check -> {
                    List<String> columns = check.columns().size() == 1 ? columns(check) : List.of();
                    return new CheckConstraint(
                            name(check, columns, "check"),
                            PostgresqlSql.expression(check.expression().orElse(""), types),
                            attributes(check, columns, "check", NONE).with(Attribute.NO_INHERIT, check.noInherit()));
                })
                .toList();
    }

    List<ForeignKey> foreignKeys() {
        return ofType('f').stream()
                .map(key -> new ForeignKey(
                        name(key, columns(key), "fkey"),
                        columns(key),
                        catalog.nameOf(key.referenced()),
                        catalog.columnNames(key.referenced(), key.referencedColumns()),
                        action(key.onDelete()),
                        action(key.onUpdate()),
                        attributes(key, columns(key), "fkey", NONE)
                                .with(Attribute.MATCH, key.match() == 'f' ? Optional.of("full") : Optional.empty())
                                .with(Attribute.ON_DELETE_COLUMNS, list(key.onDeleteColumns()))
                                .with(Attribute.PERIOD, key.period())))
                .toList();
    }

    List<SchemaObject> exclusions() {
        return ofType('x').stream()
                .map(exclusion -> new SchemaObject(
                        ObjectType.EXCLUSION_CONSTRAINT,
                        exclusion.name(),
                        Optional.of(relation.name()),
                        keyAttributes(
                                        exclusion,
                                        catalog.indexColumns.getOrDefault(exclusion.index(), columns(exclusion)),
                                        "excl")
                                .with(
                                        Attribute.DEFINITION,
                                        PostgresqlSql.query(
                                                exclusion.definition().orElse("")))))
                .toList();
    }

    private List<Constraint> ofType(char type) {
        return all.stream().filter(constraint -> constraint.type() == type).toList();
    }

    private List<String> columns(Constraint constraint) {
        return catalog.columnNames(relation.oid(), constraint.columns());
    }

    private Optional<String> list(List<Long> columns) {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(catalog.columnNames(relation.oid(), columns).stream()
                        .map(PostgresqlNames::quoted)
                        .collect(Collectors.joining(", ")));
    }

    private List<IndexPart> parts(Constraint key) {
        return columns(key).stream()
                .map(column -> new IndexPart(column, false, SortOrder.ASCENDING, Optional.empty(), NONE))
                .toList();
    }

    private Optional<String> name(Constraint constraint, List<String> columns, String label) {
        return isGenerated(constraint, columns, label) ? Optional.empty() : Optional.of(constraint.name());
    }

    /** What a table has from its parent has the parent's name, or one made of it. */
    private boolean isGenerated(Constraint constraint, List<String> columns, String label) {
        return !constraint.local() || GeneratedNames.isOf(constraint.name(), relation.relname(), columns, label);
    }

    private Attributes keyAttributes(Constraint key, List<String> columns, String label) {
        IndexRow row = catalog.indexesByOid.get(key.index());
        return attributes(key, columns, label, row == null ? NONE : indexes.attributes(row))
                .with(Attribute.WITHOUT_OVERLAPS, key.period());
    }

    private Attributes attributes(Constraint constraint, List<String> columns, String label, Attributes others) {
        return others.with(
                        Attribute.GENERATED_NAME,
                        isGenerated(constraint, columns, label) ? Optional.of(constraint.name()) : Optional.empty())
                .with(Attribute.INHERITED, !constraint.local())
                .with(Attribute.DEFERRABLE, constraint.deferrable())
                .with(Attribute.INITIALLY_DEFERRED, constraint.deferred())
                .with(Attribute.NOT_VALID, !constraint.validated() && constraint.enforced())
                .with(Attribute.NOT_ENFORCED, !constraint.enforced())
                .with(Attribute.COMMENT, catalog.comments.of("pg_constraint", constraint.oid()));
    }

    private static ReferentialAction action(char code) {
        return switch (code) {
            case 'r' -> ReferentialAction.RESTRICT;
            case 'c' -> ReferentialAction.CASCADE;
            case 'n' -> ReferentialAction.SET_NULL;
            case 'd' -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
