package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name as written where it was declared
 * @param columns the names given to its columns, empty if they are the query's own
 * @param definition the query in canonical spelling
 */
public record View(String name, List<String> columns, String definition) {

    public View {
        columns = List.copyOf(columns);
    }

    private List<Object> key() {
        return List.of(Names.key(name), Names.keys(columns), definition);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof View that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
