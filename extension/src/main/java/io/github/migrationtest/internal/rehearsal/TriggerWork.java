package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.internal.run.MadeTriggers;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.run.TriggerText;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the triggers do that a statement sets off.
 *
 * <p>New values that they write are taken as meant by whoever made them ({@code changed_at}, a copy kept in step), and so are those
 * of triggers that they set off in turn: production does the same on each write. Rows that they delete where the statement deletes
 * some go along with these. Rows that they delete where it does not, and values that they clear, nobody said.
 */
final class TriggerWork {
    private final SchemaSnapshot before;
    private final List<TriggerProgram> programs;
    private final WriteEvents events;

    TriggerWork(SchemaSnapshot before, SchemaSnapshot after, MadeTriggers made) {
        this.before = before;
        this.programs = TriggerProgram.in(before, after, made);
        this.events = new WriteEvents(
                before, programs.stream().map(TriggerProgram::trigger).toList());
    }

    /** Whether any trigger or view has to do with a table. */
    boolean mentions(String table) {
        return programs.stream().anyMatch(program -> program.isOn(table) || program.mentions(table))
                || before.views().stream()
                        .anyMatch(view -> TriggerText.words(view.definition()).contains(table));
    }

    /** How a loss of rows stands to what the statement says; empty if no trigger took them. */
    Optional<Meaning> ofRows(StatementIntent says, String table) {
        boolean byView = !says.deletes().contains(table)
                && events.throughViews(says.deletes()).contains(table);
        return Stream.concat(
                        byView ? Stream.of(Meaning.SAID) : Stream.empty(),
                        programs.stream()
                                .filter(program -> program.deletesFrom(table))
                                .flatMap(program ->
                                        ofRows(WriteEvents.named(says, program.trigger()), program.trigger()).stream()))
                .min(Meaning::compareTo)
                .or(() -> Optional.of(Meaning.TAKEN_ALONG)
                        .filter(meaning -> deletedAlong(says.deletes()).contains(table)));
    }

    /** Tables of which triggers delete rows because rows of others are deleted, however far. */
    private Set<String> deletedAlong(Set<String> named) {
        Kinship kinship = new Kinship(before);
        Set<String> along = new HashSet<>();
        Set<String> all = new HashSet<>(events.throughViews(named));
        boolean grew = !all.isEmpty();
        while (grew) {
            all.addAll(kinship.emptiedWith(all));
            programs.stream()
                    .filter(program -> program.trigger().events().contains(TriggerEvent.DELETE))
                    .filter(program -> all.contains(Names.key(program.trigger().table())))
                    .flatMap(TriggerProgram::says)
                    .forEach(says -> along.addAll(says.deletes()));
            grew = all.addAll(along);
        }
        return along;
    }

    private static Optional<Meaning> ofRows(Set<TriggerEvent> named, Trigger trigger) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        boolean instead = trigger.timing() == TriggerTiming.INSTEAD_OF;
        return Optional.of(
                !named.contains(TriggerEvent.DELETE) ? Meaning.UNSAID : instead ? Meaning.SAID : Meaning.TAKEN_ALONG);
    }

    /** Whether the statement gives a column new values through a view, which may know it by another name. */
    boolean updatesThroughView(StatementIntent says, String table, String column) {
        return says.updates().entrySet().stream()
                .filter(update -> !update.getKey().equals(table))
                .filter(update ->
                        update.getValue().stream().anyMatch(name -> name.equals(column) || !isColumn(table, name)))
                .anyMatch(update -> events.throughViews(Set.of(update.getKey())).contains(table));
    }

    private boolean isColumn(String table, String name) {
        return before.tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .flatMap(each -> each.columns().stream())
                .anyMatch(each -> Names.same(each.name(), name));
    }

    /** Whether a trigger that the statement sets off, however far, may give a column new values. */
    boolean gives(StatementIntent says, String table, String column) {
        return setOff(says).stream().anyMatch(program -> program.gives(table, column));
    }

    /** The triggers that write to a table, of those that the statement sets off, however far. */
    List<Trigger> writersOf(StatementIntent says, String table) {
        return setOff(says).stream()
                .filter(program -> program.says()
                        .anyMatch(each -> events.throughViews(each.written()).contains(table)))
                .map(TriggerProgram::trigger)
                .toList();
    }

    /** Whether the statement or a trigger that it sets off updates rows of a table. */
    boolean updates(StatementIntent says, String table) {
        return Stream.concat(Stream.of(says), setOff(says).stream().flatMap(TriggerProgram::says))
                .anyMatch(each -> events.throughViews(each.updates().keySet()).contains(table));
    }

    private Set<TriggerProgram> setOff(StatementIntent says) {
        Set<TriggerProgram> found = new LinkedHashSet<>();
        Deque<StatementIntent> statements = new ArrayDeque<>(List.of(says));
        while (!statements.isEmpty()) {
            StatementIntent next = statements.remove();
            programs.stream()
                    .filter(program -> !found.contains(program) && events.setsOff(next, program.trigger()))
                    .toList()
                    .forEach(program -> {
                        found.add(program);
                        program.says().forEach(statements::add);
                    });
        }
        return found;
    }
}
