package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint of a table; a {@code CREATE UNIQUE INDEX} is an {@link Index}.
 *
 * @param name none if it was not given one
 * @param parts its columns in order
 * @param attributes what else the engine knows of it
 */
public record UniqueConstraint(Optional<String> name, List<IndexPart> parts, Attributes attributes) implements Indexed {

    public UniqueConstraint {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean unique() {
        return true;
    }

    @Override
    public String describe() {
        return "unique constraint " + Words.of(this);
    }

    UniqueConstraint withName(Optional<String> other) {
        return new UniqueConstraint(other, parts, attributes);
    }

    private List<Object> key() {
        return List.of(NameRules.key(attributes, name), parts, attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UniqueConstraint that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
