package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of a table.
 *
 * @param name none if it was not given one
 * @param columns the referring columns in order
 * @param referencedTable the parent, which in SQLite need not exist
 * @param referencedColumns the parent's columns in the same order; its primary key where the declaration names none, empty if
 *     it has none
 * @param onDelete what happens when the parent is deleted
 * @param onUpdate what happens when the parent's key changes
 * @param attributes what else the engine knows of it
 */
public record ForeignKey(
        Optional<String> name,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Attributes attributes) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** Whether it is checked at the end of the transaction unless told otherwise. */
    public boolean initiallyDeferred() {
        return attributes.has(Attribute.INITIALLY_DEFERRED);
    }

    /**
     * Whether a transaction may put its check off to its end. SQLite tells only whether it {@linkplain #initiallyDeferred
     * starts} so.
     */
    public boolean deferrable() {
        return attributes.has(Attribute.DEFERRABLE) || initiallyDeferred();
    }

    /** Whether the rows that were there when it was made are known to keep it. */
    public boolean validated() {
        return !attributes.has(Attribute.NOT_VALID);
    }

    /** The same to other columns. */
    public ForeignKey withReferencedColumns(List<String> others) {
        return new ForeignKey(name, columns, referencedTable, others, onDelete, onUpdate, attributes);
    }

    ForeignKey withName(Optional<String> other) {
        return new ForeignKey(other, columns, referencedTable, referencedColumns, onDelete, onUpdate, attributes);
    }

    /** What it is, in a line: {@code foreign key (user_id) to users (id) on delete cascade}. */
    public String describe() {
        return "foreign key " + Words.of(this);
    }

    /** Whether it goes from the same columns to the same columns. */
    boolean goesAs(ForeignKey other) {
        return NameRules.keys(attributes, columns).equals(NameRules.keys(attributes, other.columns))
                && NameRules.tableKey(attributes, referencedTable)
                        .equals(NameRules.tableKey(attributes, other.referencedTable))
                && NameRules.keys(attributes, referencedColumns)
                        .equals(NameRules.keys(attributes, other.referencedColumns));
    }

    private List<Object> key() {
        return List.of(
                NameRules.key(attributes, name),
                NameRules.keys(attributes, columns),
                NameRules.tableKey(attributes, referencedTable),
                NameRules.keys(attributes, referencedColumns),
                onDelete,
                onUpdate,
                attributes);
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
