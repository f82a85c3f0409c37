package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Reads sequences, those of serial and identity columns included: an identity column's options are its sequence's.
 *
 * <p>One that goes with a column is its table's; its name, where the server made it up, is no difference.
 */
final class Sequences {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;
    private final LastValues last;

    private Sequences(Catalog catalog, LastValues last) {
        this.catalog = catalog;
        this.last = last;
    }

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        Sequences sequences = new Sequences(catalog, LastValues.read(queries, catalog));
        return catalog.sequences.stream()
                .filter(sequence -> catalog.relations.containsKey(sequence.oid())
                        && !catalog.relations.get(sequence.oid()).ofExtension())
                .map(sequences::sequence)
                .toList();
    }

    private SchemaObject sequence(Sequence row) {
        Relation relation = catalog.relation(row.oid());
        Optional<Relation> owner = Optional.ofNullable(catalog.relations.get(row.owner()));
        return new SchemaObject(
                ObjectType.SEQUENCE,
                relation.name(),
                owner.map(Relation::name),
                attributes(row, relation)
                        .with(
                                Attribute.GENERATED_NAME,
                                owner.filter(table -> isGenerated(row, relation, table))
                                        .map(table -> relation.relname()))
                        .with(
                                Attribute.OWNED_BY,
                                owner.map(table -> QualifiedName.sql(table.name()) + "."
                                        + PostgresqlNames.quoted(catalog.columnName(row.owner(), row.ownerColumn())))));
    }

    private boolean isGenerated(Sequence row, Relation relation, Relation owner) {
        return relation.schema().equals(owner.schema())
                && GeneratedNames.isOf(
                        relation.relname(),
                        owner.relname(),
                        List.of(catalog.columnName(row.owner(), row.ownerColumn())),
                        "seq");
    }

    private Attributes attributes(Sequence row, Relation relation) {
        boolean up = row.increment() > 0;
        long highest = limit(row.type(), true);
        long minimum = up ? 1 : limit(row.type(), false);
        long maximum = up ? highest : -1;
        return NONE.with(Attribute.TYPE, row.type().equals(usualType(row)) ? Optional.empty() : Optional.of(row.type()))
                .with(Attribute.PERSISTENCE, relation.persistence() == 'u' ? Optional.of("unlogged") : Optional.empty())
                .with(Attribute.START, unless(row.start(), up ? row.minimum() : row.maximum()))
                .with(Attribute.INCREMENT, unless(row.increment(), 1))
                .with(Attribute.MINIMUM, unless(row.minimum(), minimum))
                .with(Attribute.MAXIMUM, unless(row.maximum(), maximum))
                .with(Attribute.CACHE, unless(row.cache(), 1))
                .with(Attribute.CYCLE, row.cycle())
                .with(Attribute.BEHIND, last.isBehind(row.oid()))
                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_class", row.oid()))
                .with(Attribute.COMMENT, catalog.comments.of("pg_class", row.oid()))
                .with(Attribute.UNREADABLE, last.unreadable(row.oid()));
    }

    /** That of the column that it was made with. */
    private String usualType(Sequence row) {
        return catalog.column(row.owner(), row.ownerColumn())
                .map(RelationColumn::type)
                .filter(type -> type.equals("integer") || type.equals("smallint"))
                .orElse("bigint");
    }

    private static long limit(String type, boolean highest) {
        return switch (type) {
            case "smallint" -> highest ? Short.MAX_VALUE : Short.MIN_VALUE;
            case "integer" -> highest ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            default -> highest ? Long.MAX_VALUE : Long.MIN_VALUE;
        };
    }

    private static Optional<String> unless(long value, long usual) {
        return value == usual ? Optional.empty() : Optional.of(String.valueOf(value));
    }
}
