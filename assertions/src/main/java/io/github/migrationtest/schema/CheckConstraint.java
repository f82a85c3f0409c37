package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition that every row of a table fulfils.
 *
 * @param name none if it was not given one
 * @param expression in canonical spelling
 * @param attributes what else the engine knows of it
 */
public record CheckConstraint(Optional<String> name, String expression, Attributes attributes) {

    CheckConstraint withName(Optional<String> other) {
        return new CheckConstraint(other, expression, attributes);
    }

    private List<Object> key() {
        return List.of(NameRules.key(attributes, name), expression, attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckConstraint that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
