package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * <p>Equality ignores the case of name, type and collation.
 *
 * @param name as written where it was declared
 * @param type as declared but in lower case, empty if there is none: SQLite treats {@code INT} and {@code INTEGER} differently
 * @param nullable whether it takes nulls; a column that stands for the rowid never does
 * @param defaultValue in canonical spelling; none also where {@code DEFAULT NULL} was written
 * @param generated how it is computed, if it is
 * @param collation none if it is {@code BINARY}
 * @param onNull what happens to a row with a null where none is taken
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        Optional<String> defaultValue,
        Optional<GeneratedColumn> generated,
        Optional<String> collation,
        ConflictResolution onNull) {

    Column withName(String other) {
        return new Column(other, type, nullable, defaultValue, generated, collation, onNull);
    }

    /** What it is, in a line: {@code email text not null default 'x'}. */
    public String describe() {
        return Words.of(this);
    }

    private List<Object> key() {
        return List.of(
                Names.key(name), Names.key(type), nullable, defaultValue, generated, Names.key(collation), onNull);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
