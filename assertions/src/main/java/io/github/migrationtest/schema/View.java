package io.github.migrationtest.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name as written where it was declared
 * @param columns the names given to its columns, empty if they are the query's own
 * @param definition the query in canonical spelling
 * @param indexes those of a materialized view
 * @param attributes what else the engine knows of it
 */
public record View(String name, List<String> columns, String definition, List<Index> indexes, Attributes attributes) {

    public View {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** Whether its rows are kept until it is refreshed. */
    public boolean isMaterialized() {
        return attributes.has(Attribute.MATERIALIZED);
    }

    /** What it is, in a line. */
    public String describe() {
        return Words.of(this);
    }

    View withSortedColumns() {
        return columns.isEmpty()
                ? new View(name, columns, SelectList.sorted(attributes.kind(), definition), indexes, attributes)
                : this;
    }

    private List<Object> key() {
        return List.of(
                NameRules.tableKey(attributes, name),
                NameRules.keys(attributes, columns),
                FoldedTimes.unfolded(attributes, definition),
                Pairs.counted(indexes),
                attributes);
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
