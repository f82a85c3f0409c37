package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index made by {@code CREATE INDEX}; those that carry a primary key or a unique constraint are not listed.
 *
 * @param name as written where it was declared
 * @param table the table it is on
 * @param unique whether two rows may not share its parts
 * @param parts what it orders by
 * @param predicate which rows it holds, in canonical spelling; none if all
 */
public record Index(String name, String table, boolean unique, List<IndexPart> parts, Optional<String> predicate)
        implements Indexed {

    public Index {
        parts = List.copyOf(parts);
    }

    @Override
    public String describe() {
        return Words.of(this);
    }

    private List<Object> key() {
        return List.of(Names.key(name), Names.key(table), unique, parts, predicate);
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
