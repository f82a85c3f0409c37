package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.run.TriggerText;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which triggers a statement sets off: by the tables that it names, through views, and through foreign keys. */
record WriteEvents(SchemaSnapshot schema, List<Trigger> triggers) {

    /** What the statement does by name to the table or view that a trigger watches, of what the trigger watches for. */
    static Set<TriggerEvent> named(StatementIntent says, Trigger trigger) {
        return events(trigger, says.deletes(), says.updates().keySet(), says.inserts());
    }

    /** Whether a trigger may run because of the statement. */
    boolean setsOff(StatementIntent says, Trigger trigger) {
        Kinship kinship = new Kinship(schema);
        Set<String> deletes = new HashSet<>(throughViews(says.deletes()));
        deletes.addAll(says.replaces().keySet());
        Set<String> updates = new HashSet<>(throughViews(says.updates().keySet()));
        updates.addAll(kinship.changedWith(says, deletes));
        return !events(trigger, kinship.emptiedWith(deletes), updates, throughViews(says.inserts()))
                .isEmpty();
    }

    private static Set<TriggerEvent> events(
            Trigger trigger, Set<String> deletes, Set<String> updates, Set<String> inserts) {
        String table = Names.key(trigger.table());
        Set<TriggerEvent> events = EnumSet.noneOf(TriggerEvent.class);
        if (deletes.contains(table)) {
            events.add(TriggerEvent.DELETE);
        }
        if (updates.contains(table)) {
            events.add(TriggerEvent.UPDATE);
        }
        if (inserts.contains(table)) {
            events.add(TriggerEvent.INSERT);
        }
        events.retainAll(trigger.events());
        return events;
    }

    /** These names, and where views are among them that no trigger watches, what they read. */
    Set<String> throughViews(Set<String> names) {
        Set<String> reached = new HashSet<>(names);
        boolean grew = true;
        while (grew) {
            grew = reached.addAll(schema.views().stream()
                    .filter(view -> reached.contains(Names.key(view.name())))
                    .filter(view -> triggers.stream().noneMatch(trigger -> Names.same(trigger.table(), view.name())))
                    .flatMap(view -> relations().filter(TriggerText.words(view.definition())::contains))
                    .collect(Collectors.toSet()));
        }
        return reached;
    }

    private Stream<String> relations() {
        return Stream.concat(
                        schema.tables().stream().map(table -> table.name()),
                        schema.views().stream().map(view -> view.name()))
                .map(Names::key);
    }
}
