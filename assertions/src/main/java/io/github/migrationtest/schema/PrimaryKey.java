package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name none if it was not given one
 * @param parts its columns in the key's order
 * @param attributes what else the engine knows of it, such as SQLite's {@code AUTOINCREMENT}
 */
public record PrimaryKey(Optional<String> name, List<IndexPart> parts, Attributes attributes) implements Indexed {

    public PrimaryKey {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean unique() {
        return true;
    }

    /** Whether it never gives out a value twice: SQLite's {@code AUTOINCREMENT}. */
    public boolean autoIncrement() {
        return attributes.has(Attribute.AUTO_INCREMENT);
    }

    @Override
    public String describe() {
        return "primary key " + Words.of(this);
    }

    private List<Object> key() {
        return List.of(NameRules.key(attributes, name), parts, attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrimaryKey that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
