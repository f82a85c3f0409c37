package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A statement that sets off what a view has instead of a table: a trigger or a rule.
 *
 * @param action what it does, for a message
 */
record ViewWrite(String action, String sql) {

    /** What triggers and rules of a view wait for. */
    static Set<TriggerEvent> eventsOf(SchemaSnapshot schema, View view) {
        Set<TriggerEvent> events = new TreeSet<>();
        schema.triggers().stream()
                .filter(trigger -> trigger.table().equals(view.name()))
                .forEach(trigger -> events.addAll(trigger.events()));
        schema.objects().stream()
                .filter(object -> object.type() == ObjectType.RULE
                        && object.table().filter(view.name()::equals).isPresent())
                .forEach(rule -> event(rule.get(Attribute.COMMAND)).ifPresent(events::add));
        return events;
    }

    private static Optional<TriggerEvent> event(Optional<String> command) {
        return List.of(TriggerEvent.values()).stream()
                .filter(event -> command.filter(event.sql()::equals).isPresent())
                .findFirst();
    }

    /** The same of one event; names as a statement takes them. */
    static ViewWrite of(TriggerEvent event, DatabaseKind kind, String name, List<String> columns) {
        String list = String.join(", ", columns);
        boolean sqlite = kind == DatabaseKind.SQLITE; // which looks at a trigger's body before it looks for rows
        String target = sqlite ? name : name + " AS written";
        String one = sqlite
                ? " WHERE 1 = 0"
                : " WHERE row_to_json(written)::text = (SELECT row_to_json(read)::text FROM " + name
                        + " AS read LIMIT 1)";
        String same = columns.stream().map(column -> column + " = " + column).collect(Collectors.joining(", "));
        return switch (event) {
            case INSERT ->
                new ViewWrite(
                        "inserting into view",
                        "INSERT INTO " + name + " (" + list + ") SELECT " + list + " FROM " + name + " LIMIT 1");
            case UPDATE -> new ViewWrite("updating view", "UPDATE " + target + " SET " + same + one);
            default -> new ViewWrite("deleting from view", "DELETE FROM " + target + one);
        };
    }
}
