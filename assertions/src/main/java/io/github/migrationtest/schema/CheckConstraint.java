package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition that every row of a table fulfils.
 *
 * @param name none if it was not given one
 * @param expression in canonical spelling
 */
public record CheckConstraint(Optional<String> name, String expression) {

    private List<Object> key() {
        return List.of(Names.key(name), expression);
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
