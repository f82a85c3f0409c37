package io.github.migrationtest.check;

import io.github.migrationtest.internal.sql.PostgresqlNames;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Sequences whose numbers end before those of their column do. A {@code serial} that is made {@code bigint} keeps a sequence of integers;
 * that of an identity column is changed along with it (ALTER TABLE).
 */
final class NarrowSequences {
    private NarrowSequences() {}

    static List<SchemaObject> in(SchemaSnapshot schema) {
        return schema.objects(ObjectType.SEQUENCE).stream()
                .filter(sequence -> end(sequence).isPresent() && isOfWiderColumn(schema, sequence))
                .toList();
    }

    /** The last number; none where somebody has set one, or where numbers begin again. */
    static Optional<String> end(SchemaObject sequence) {
        boolean usual = !sequence.attributes().has(Attribute.MAXIMUM)
                && !sequence.attributes().has(Attribute.CYCLE)
                && sequence.get(Attribute.INCREMENT)
                        .filter(step -> step.startsWith("-"))
                        .isEmpty();
        return usual ? sequence.get(Attribute.TYPE).flatMap(NarrowSequences::last) : Optional.empty();
    }

    private static Optional<String> last(String type) {
        return switch (type) {
            case "smallint" -> Optional.of("32767");
            case "integer" -> Optional.of("2147483647");
            default -> Optional.empty();
        };
    }

    private static boolean isOfWiderColumn(SchemaSnapshot schema, SchemaObject sequence) {
        return column(schema, sequence)
                .filter(column -> column.type().equals("bigint")
                        || column.type().equals("integer")
                                && sequence.get(Attribute.TYPE).equals(Optional.of("smallint")))
                .isPresent();
    }

    static Optional<Column> column(SchemaSnapshot schema, SchemaObject sequence) {
        String owner = sequence.get(Attribute.OWNED_BY).orElse("");
        return sequence.table().flatMap(schema::table).stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> owner.endsWith("." + PostgresqlNames.quoted(column.name())))
                .findFirst();
    }
}
