package io.github.migrationtest.schema;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changed between two schemas; empty exactly if they are equal.
 *
 * @param changes table by table in the order of their names, then views, then triggers
 */
public record SchemaDiff(List<SchemaChange> changes) {

    public SchemaDiff {
        changes = List.copyOf(changes);
    }

    /** What changed between two schemas. */
    public static SchemaDiff between(SchemaSnapshot before, SchemaSnapshot after) {
        return between(before, after, List.of(), List.of());
    }

    /**
     * The same where it is known from elsewhere what was renamed: two schemas do not tell it where another thing came under the old
     * name, or the renamed one changed too. What does not fit the two schemas is passed over.
     *
     * @param tables renamed ones
     * @param columns renamed ones, by the names that their tables have after
     */
    public static SchemaDiff between(
            SchemaSnapshot before,
            SchemaSnapshot after,
            Collection<SchemaChange.TableRenamed> tables,
            Collection<SchemaChange.ColumnRenamed> columns) {
        return new SchemaDiff(SchemaComparison.between(before, after, tables, columns));
    }

    /**
     * The schema before with its tables, columns and indexes under the names that they have after, and nothing else of the change:
     * what was wrong with a thing is known by it again where the thing only has another name.
     */
    public SchemaSnapshot renamed(SchemaSnapshot before, SchemaSnapshot after) {
        return RenamedSchema.of(this, before, after);
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes of one sort, in order: {@code ofType(IndexDropped.class)}. */
    public <T extends SchemaChange> List<T> ofType(Class<T> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The same without changes in the order of columns. */
    public SchemaDiff ignoringColumnOrder() {
        return new SchemaDiff(changes.stream()
                .filter(change -> !(change instanceof SchemaChange.ColumnOrderChanged))
                .toList());
    }

    /** All changes, a line each; the empty text if there are none. */
    public String describe() {
        return describe(Integer.MAX_VALUE);
    }

    /** The first changes, a line each, and how many more there are. */
    public String describe(int maxLines) {
        String shown =
                changes.stream().limit(maxLines).map(SchemaChange::describe).collect(Collectors.joining("\n"));
        int more = changes.size() - maxLines;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }

    /**
     * Prints all changes, a line each, for a person to look at: what came in green, what is gone in red, what is not what it was
     * in yellow.
     *
     * <p>Without colours where the process has no terminal, as the one that Maven or Gradle runs tests in, where {@code CI} or
     * {@code NO_COLOR} is set, or where {@code TERM} is {@code dumb}; {@code FORCE_COLOR} has them all the same.
     *
     * @param console where to, such as {@code System.out}
     */
    public void printTo(PrintStream console) {
        printTo(console, ConsoleColors.areShown());
    }

    void printTo(PrintStream console, boolean colours) {
        changes.forEach(change -> console.println(colours ? ConsoleColors.of(change.describe()) : change.describe()));
    }

    /** As {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
