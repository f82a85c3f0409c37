package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of an index or a key.
 *
 * @param text the column's name, or the expression in canonical spelling
 * @param expression whether it is an expression
 * @param order the direction
 * @param collation in SQLite the one in effect, be it the index's own or the column's, none if it is {@code BINARY}; elsewhere
 *     the index's own where it is not the column's
 * @param attributes what else the engine knows of it
 */
public record IndexPart(
        String text, boolean expression, SortOrder order, Optional<String> collation, Attributes attributes) {

    /** What it is, in a line: {@code created_at desc}. */
    public String describe() {
        return Words.of(this);
    }

    private List<Object> key() {
        return List.of(
                expression ? text : NameRules.key(attributes, text),
                expression,
                order,
                NameRules.key(attributes, collation),
                attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IndexPart that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
