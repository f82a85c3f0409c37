package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger, run once for each row.
 *
 * @param name as written where it was declared
 * @param table the table or view it watches
 * @param timing when it runs
 * @param event what sets it off
 * @param updateColumns the columns whose update sets it off, empty if any does
 * @param condition its {@code WHEN}, in canonical spelling
 * @param body the statements between {@code BEGIN} and {@code END}, in canonical spelling
 */
public record Trigger(
        String name,
        String table,
        TriggerTiming timing,
        TriggerEvent event,
        List<String> updateColumns,
        Optional<String> condition,
        String body) {

    public Trigger {
        updateColumns = List.copyOf(updateColumns);
    }

    private List<Object> key() {
        return List.of(
                Names.key(name),
                Names.key(table),
                timing,
                event,
                Set.copyOf(Names.keys(updateColumns)),
                condition,
                body);
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
