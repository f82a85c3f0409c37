package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A trigger, run once for each row unless {@link Attribute#FOR_EACH} says otherwise.
 *
 * @param name as written where it was declared
 * @param table the table or view it watches
 * @param timing when it runs
 * @param events what sets it off
 * @param updateColumns the columns whose update sets it off, empty if any does
 * @param condition its {@code WHEN}, in canonical spelling
 * @param body the statements between {@code BEGIN} and {@code END}, or the call of a function, in canonical spelling
 * @param attributes what else the engine knows of it
 */
public record Trigger(
        String name,
        String table,
        TriggerTiming timing,
        Set<TriggerEvent> events,
        List<String> updateColumns,
        Optional<String> condition,
        String body,
        Attributes attributes) {

    public Trigger {
        events = Set.copyOf(events);
        updateColumns = List.copyOf(updateColumns);
    }

    /** What it is, in a line. */
    public String describe() {
        return Words.of(this);
    }

    /** What sets it off, always in the same order. */
    Set<TriggerEvent> sortedEvents() {
        return new TreeSet<>(events);
    }

    /** In PostgreSQL a trigger's name is one of its table's. */
    boolean isNamedAs(Trigger other) {
        return NameRules.tableKey(attributes, name).equals(NameRules.tableKey(attributes, other.name))
                && switch (attributes.kind()) {
                    case POSTGRESQL -> table.equals(other.table);
                    default -> true;
                };
    }

    private List<Object> key() {
        return List.of(
                NameRules.tableKey(attributes, name),
                NameRules.tableKey(attributes, table),
                timing,
                events,
                Set.copyOf(NameRules.keys(attributes, updateColumns)),
                condition,
                body,
                attributes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trigger that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
