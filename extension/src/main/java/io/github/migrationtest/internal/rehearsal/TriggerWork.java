package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the triggers do that a statement sets off.
 *
 * <p>New values that they write are taken as meant by whoever made them ({@code changed_at}, a copy kept in step). Rows that
 * they delete where the statement deletes some go along with these. Rows that they delete where it does not, and values that
 * they clear, nobody said.
 */
record TriggerWork(SchemaSnapshot before, SchemaSnapshot after) {

    /** Whether any trigger or view has to do with a table. */
    boolean mentions(String table) {
        return triggers()
                        .anyMatch(trigger -> Names.same(trigger.table(), table)
                                || words(body(trigger)).contains(table))
                || before.views().stream()
                        .anyMatch(view -> words(view.definition()).contains(table));
    }

    /** How a loss of rows stands to what the statement says; empty if no trigger took them. */
    Optional<Meaning> ofRows(StatementIntent says, String table) {
        boolean byView = isReadBy(says.deletes(), table);
        return Stream.concat(
                        byView ? Stream.of(Meaning.SAID) : Stream.empty(),
                        setOff(says)
                                .filter(each -> each.body().deletesFrom().contains(table))
                                .map(each -> !each.on(TriggerEvent.DELETE)
                                        ? Meaning.UNSAID
                                        : each.instead() ? Meaning.SAID : Meaning.TAKEN_ALONG))
                .min(Meaning::compareTo);
    }

    /** The same of values of a column. */
    Optional<Meaning> ofValues(StatementIntent says, String table, String column, DataChange.ValuesChanged changed) {
        boolean byView = says.updates().entrySet().stream()
                .anyMatch(update -> update.getValue().contains(column) && isReadBy(Set.of(update.getKey()), table));
        if (byView) {
            return Optional.of(Meaning.SAID);
        }
        return setOff(says)
                .filter(each ->
                        each.body().updates().getOrDefault(table, Set.of()).contains(column)
                                || Names.same(each.trigger().table(), table) && givesNew(body(each.trigger()), column))
                .map(each -> changed.becameNull() > 0 ? Meaning.UNSAID : Meaning.SAID)
                .max(Meaning::compareTo);
    }

    /** {@code new.c := ...}, {@code SET NEW.c = ...}. */
    private static boolean givesNew(String body, String column) {
        return Pattern.compile("(^|;|,|\\b(begin|then|else|set|loop))\\s*new\\.[\"`]?" + Pattern.quote(column)
                        + "[\"`]?\\s*:?=")
                .matcher(Names.key(body))
                .find();
    }

    private boolean isReadBy(Set<String> names, String table) {
        return before.views().stream()
                .filter(view -> names.contains(Names.key(view.name())))
                .anyMatch(view -> triggers().noneMatch(trigger -> Names.same(trigger.table(), view.name()))
                        && words(view.definition()).contains(table));
    }

    /** A trigger with what sets it off now. */
    private record SetOff(Trigger trigger, Set<TriggerEvent> events, ScriptIntent body) {
        boolean on(TriggerEvent event) {
            return events.contains(event);
        }

        boolean instead() {
            return trigger.timing() == TriggerTiming.INSTEAD_OF;
        }
    }

    private Stream<SetOff> setOff(StatementIntent says) {
        return triggers()
                .map(trigger ->
                        new SetOff(trigger, events(says, trigger), ScriptIntent.ofBody(before.kind(), body(trigger))))
                .filter(each -> !each.events().isEmpty());
    }

    private static Set<TriggerEvent> events(StatementIntent says, Trigger trigger) {
        String table = Names.key(trigger.table());
        Set<TriggerEvent> events = new HashSet<>();
        if (says.deletes().contains(table)) {
            events.add(TriggerEvent.DELETE);
        }
        if (says.updates().containsKey(table)) {
            events.add(TriggerEvent.UPDATE);
        }
        if (says.inserts().contains(table)) {
            events.add(TriggerEvent.INSERT);
        }
        events.retainAll(trigger.events());
        return events;
    }

    private Stream<Trigger> triggers() {
        return Stream.concat(
                before.triggers().stream(),
                after.triggers().stream().filter(trigger -> !before.triggers().contains(trigger)));
    }

    /** Its own text, and in PostgreSQL that of the function that it calls. */
    private String body(Trigger trigger) {
        String called = Names.key(trigger.body());
        List<String> functions = before.objects().stream()
                .filter(object -> called.contains(Names.key(object.name().replaceAll("\\(.*", "")) + "("))
                .flatMap(object -> object.get(Attribute.DEFINITION).stream())
                .toList();
        return functions.isEmpty() ? trigger.body() : String.join(";\n", functions);
    }

    private static Set<String> words(String sql) {
        return Set.of(Stream.of(Pattern.compile("[^\\p{L}\\p{N}_$]+").split(Names.key(sql)))
                .distinct()
                .toArray(String[]::new));
    }
}
