package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * <p>Equality ignores the spelling of name, type and collation as the engine does.
 *
 * @param name as written where it was declared
 * @param type in the engine's own spelling, with length and precision; in SQLite as declared but in lower case and empty if
 *     there is none, for {@code INT} and {@code INTEGER} are two
 * @param nullable whether it takes nulls; SQLite's column that stands for the rowid never does
 * @param defaultValue in canonical spelling; none also where {@code DEFAULT NULL} was written
 * @param generated how it is computed, if it is
 * @param collation none if it is the one that a column gets without saying so: SQLite's {@code BINARY}, elsewhere that of its
 *     type or its table
 * @param attributes what else the engine knows of it
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        Optional<String> defaultValue,
        Optional<GeneratedColumn> generated,
        Optional<String> collation,
        Attributes attributes) {

    Column withName(String other) {
        return new Column(other, type, nullable, defaultValue, generated, collation, attributes);
    }

    /** What it is, in a line: {@code email text not null default 'x'}. */
    public String describe() {
        return Words.of(this);
    }

    private Optional<String> unfolded() {
        return defaultValue.map(sql -> FoldedTimes.unfolded(attributes, sql));
    }

    private List<Object> key() {
        return List.of(
                NameRules.key(attributes, name),
                NameRules.key(attributes, type),
                nullable,
                unfolded(),
                generated,
                NameRules.key(attributes, collation),
                attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Column that
                        && NameRules.same(attributes, name, that.name)
                        && NameRules.same(attributes, type, that.type)
                        && nullable == that.nullable
                        && (defaultValue.equals(that.defaultValue) || unfolded().equals(that.unfolded()))
                        && generated.equals(that.generated)
                        && NameRules.key(attributes, collation).equals(NameRules.key(attributes, that.collation))
                        && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
