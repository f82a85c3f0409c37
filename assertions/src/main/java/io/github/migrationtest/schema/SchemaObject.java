package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What else a schema holds: a sequence, a type, a routine, a policy.
 *
 * @param type what it is
 * @param name within the default schema, or with its schema in front: {@code billing.invoice_state}
 * @param table the table it belongs to, if it is of a sort that does
 * @param attributes all that is known of it
 */
public record SchemaObject(ObjectType type, String name, Optional<String> table, Attributes attributes) {

    /** The value of one attribute. */
    public Optional<String> get(Attribute attribute) {
        return attributes.get(attribute);
    }

    /** What it is, in a line: {@code enum type mood values ('sad', 'ok')}. */
    public String describe() {
        return Words.of(this);
    }

    boolean isNamedAs(SchemaObject other) {
        return type == other.type
                && nameKey().equals(other.nameKey())
                && tableKey().equals(other.tableKey());
    }

    SchemaObject withAttributes(Attributes others) {
        return new SchemaObject(type, name, table, others);
    }

    /** A made-up name does not count. */
    private String nameKey() {
        return attributes.has(Attribute.GENERATED_NAME) ? "" : NameRules.key(attributes, name);
    }

    private Optional<String> tableKey() {
        return table.map(each -> NameRules.tableKey(attributes, each));
    }

    private List<Object> key() {
        return List.of(type, nameKey(), tableKey(), attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchemaObject that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
