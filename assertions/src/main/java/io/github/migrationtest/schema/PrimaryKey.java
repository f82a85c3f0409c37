package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name none if it was not given one
 * @param parts its columns in the key's order
 * @param autoIncrement whether it never gives out a value twice: SQLite's {@code AUTOINCREMENT}
 * @param onConflict what happens to a row whose key is taken
 */
public record PrimaryKey(
        Optional<String> name, List<IndexPart> parts, boolean autoIncrement, ConflictResolution onConflict)
        implements Indexed {

    public PrimaryKey {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean unique() {
        return true;
    }

    @Override
    public String describe() {
        return "primary key " + Words.of(this);
    }

    private List<Object> key() {
        return List.of(Names.key(name), parts, autoIncrement, onConflict);
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
