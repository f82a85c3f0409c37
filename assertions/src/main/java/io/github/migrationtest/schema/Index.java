package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index made by {@code CREATE INDEX}; those that carry a primary key or a unique constraint are not listed. MySQL and MariaDB
 * know no difference between a unique index and a unique constraint: theirs are all here.
 *
 * @param name as written where it was declared, or as the server made it up ({@link Attribute#GENERATED_NAME})
 * @param table the table it is on
 * @param unique whether two rows may not share its parts
 * @param parts what it orders by
 * @param predicate which rows it holds, in canonical spelling; none if all
 * @param attributes what else the engine knows of it
 */
public record Index(
        String name,
        String table,
        boolean unique,
        List<IndexPart> parts,
        Optional<String> predicate,
        Attributes attributes)
        implements Indexed {

    public Index {
        parts = List.copyOf(parts);
    }

    @Override
    public String describe() {
        return Words.of(this);
    }

    Index withName(String other) {
        return new Index(other, table, unique, parts, predicate, attributes);
    }

    private List<Object> key() {
        return List.of(
                attributes.has(Attribute.GENERATED_NAME) ? "" : NameRules.key(attributes, name),
                NameRules.tableKey(attributes, table),
                unique,
                parts,
                predicate,
                attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Index that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
