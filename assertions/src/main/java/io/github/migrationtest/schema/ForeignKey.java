package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of a table.
 *
 * @param name none if it was not given one
 * @param columns the referring columns in order
 * @param referencedTable the parent, which need not exist
 * @param referencedColumns the parent's columns in the same order; its primary key where the declaration names none, empty if
 *     it has none
 * @param onDelete what happens when the parent is deleted
 * @param onUpdate what happens when the parent's key changes
 * @param initiallyDeferred whether it is checked at the end of the transaction: SQLite's {@code DEFERRABLE INITIALLY
 *     DEFERRED}, any other spelling is immediate
 */
public record ForeignKey(
        Optional<String> name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean initiallyDeferred) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    ForeignKey withReferencedColumns(List<String> others) {
        return new ForeignKey(name, columns, referencedTable, others, onDelete, onUpdate, initiallyDeferred);
    }

    /** What it is, in a line: {@code foreign key (user_id) to users (id) on delete cascade}. */
    public String describe() {
        return "foreign key " + Words.of(this);
    }

    private List<Object> key() {
        return List.of(
                Names.key(name),
                Names.keys(columns),
                Names.key(referencedTable),
                Names.keys(referencedColumns),
                onDelete,
                onUpdate,
                initiallyDeferred);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForeignKey that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
