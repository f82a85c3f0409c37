package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assertions on a trigger, reached by {@code hasTrigger("users_touched", touched -> ...)}. */
public class TriggerAssert extends AbstractAttributedAssert<TriggerAssert, Trigger> {

    /** An assertion on a trigger. */
    public TriggerAssert(@Nullable Trigger actual) {
        super(actual, TriggerAssert.class);
    }

    /**
     * It watches this table or view.
     *
     * <pre>{@code
     * trigger.isOn("users"); // passes for: create trigger touched after update on users ...
     * trigger.isOn("notes"); // fails and says what it is
     * }</pre>
     */
    public TriggerAssert isOn(String table) {
        return check(
                SameNames.ofTables(kind(), List.of(there().table()), List.of(table))
                        .hold(),
                () -> butItIs(expecting().to("be on", table)));
    }

    /**
     * It runs before a row is changed.
     *
     * <pre>{@code
     * trigger.isBefore(); // passes for: create trigger checked before insert on users ...
     * trigger.isBefore(); // fails for: create trigger touched after update on users ...
     * }</pre>
     */
    public TriggerAssert isBefore() {
        return is(TriggerTiming.BEFORE);
    }

    /**
     * It runs after a row has been changed.
     *
     * <pre>{@code
     * trigger.isAfter(); // passes for: create trigger touched after update on users ...
     * trigger.isAfter(); // fails for: create trigger checked before insert on users ...
     * }</pre>
     */
    public TriggerAssert isAfter() {
        return is(TriggerTiming.AFTER);
    }

    /**
     * It runs instead of the change of a view's row.
     *
     * <pre>{@code
     * trigger.isInsteadOf(); // passes for: create trigger added instead of insert on authors ...
     * trigger.isInsteadOf(); // fails for: create trigger touched after update on users ...
     * }</pre>
     */
    public TriggerAssert isInsteadOf() {
        return is(TriggerTiming.INSTEAD_OF);
    }

    /**
     * These set it off and nothing else does.
     *
     * <pre>{@code
     * trigger.firesOn(INSERT, UPDATE); // passes for: create trigger t before insert or update on users ...
     * trigger.firesOn(INSERT);         // fails for the same
     * }</pre>
     */
    public TriggerAssert firesOn(TriggerEvent... events) {
        return check(
                there().events().equals(Set.of(events)),
                () -> butItIs(expecting()
                        .to("fire on", Stream.of(events).map(TriggerEvent::sql).toList())));
    }

    /**
     * The update of these columns, in any order, sets it off; of any column if none are given.
     *
     * <pre>{@code
     * trigger.firesOnUpdateOf("email"); // passes for: create trigger t after update of email on users ...
     * trigger.firesOnUpdateOf("email"); // fails for: create trigger t after update on users ...
     * }</pre>
     */
    public TriggerAssert firesOnUpdateOf(String... columns) {
        boolean holds = there().events().contains(TriggerEvent.UPDATE)
                && SameNames.inAnyOrder(kind(), there().updateColumns(), List.of(columns))
                        .hold();
        return check(
                holds,
                () -> butItIs(
                        columns.length == 0
                                ? expecting().to("fire on the update of any column")
                                : expecting().to("fire on the update of", InWords.names(List.of(columns)))));
    }

    /**
     * It runs only if this is true, whatever its spacing and case.
     *
     * <pre>{@code
     * trigger.hasCondition("new.email = 'x'"); // passes for: ... when new.email = 'x' begin ... end
     * trigger.hasCondition("new.email = 'x'"); // fails for a trigger without a condition
     * }</pre>
     */
    public TriggerAssert hasCondition(String expression) {
        return check(
                there().condition()
                        .filter(condition -> SameSql.same(kind(), condition, expression))
                        .isPresent(),
                () -> expecting()
                        .to("have condition", expression)
                        .butItHas("it is", there().condition().stream().toList(), "it has none"));
    }

    /**
     * It runs whatever the row holds.
     *
     * <pre>{@code
     * trigger.hasNoCondition(); // passes for: create trigger t after update on users begin ... end
     * trigger.hasNoCondition(); // fails for: ... when new.email = 'x' begin ... end
     * }</pre>
     */
    public TriggerAssert hasNoCondition() {
        return check(there().condition().isEmpty(), () -> expecting()
                .to("have no condition")
                .but("it is", there().condition().orElseThrow()));
    }

    /**
     * This is what it does, whatever its spacing and case: the statements between {@code BEGIN} and {@code END}, or the call of
     * a function.
     *
     * <pre>{@code
     * trigger.hasBody("delete from notes where user_id = old.id"); // passes for: ... begin DELETE FROM notes ...; end
     * trigger.hasBody("select 1");                                 // fails and prints what it does
     * }</pre>
     */
    public TriggerAssert hasBody(String statements) {
        return check(
                SameSql.sameStatements(kind(), there().body(), statements),
                () -> expecting().to("have body", statements).but("it is", there().body()));
    }

    /**
     * This stands in what it does, whatever its spacing and case.
     *
     * <pre>{@code
     * trigger.hasBodyContaining("delete from notes"); // passes for: ... begin delete from notes where user_id = old.id; end
     * trigger.hasBodyContaining("delete from tags");  // fails and prints what it does
     * }</pre>
     */
    public TriggerAssert hasBodyContaining(String sql) {
        return check(
                SameSql.contains(kind(), there().body(), sql),
                () -> expecting().to("have a body that contains", sql).but("it is", there().body()));
    }

    /**
     * It runs as usual: nobody has switched it off.
     *
     * <pre>{@code
     * trigger.isEnabled(); // passes for: create trigger ...
     * trigger.isEnabled(); // fails after: alter table users disable trigger touched
     * }</pre>
     */
    public TriggerAssert isEnabled() {
        return check(!isOff(), () -> butItIs(expecting().to("be enabled")));
    }

    /**
     * It does not run.
     *
     * <pre>{@code
     * trigger.isDisabled(); // passes after: alter table users disable trigger touched
     * trigger.isDisabled(); // fails for: create trigger ...
     * }</pre>
     */
    public TriggerAssert isDisabled() {
        return check(isOff(), () -> butItIs(expecting().to("be disabled")));
    }

    private boolean isOff() {
        return attributes().get(Attribute.ENABLED).filter("disabled"::equals).isPresent();
    }

    private TriggerAssert is(TriggerTiming timing) {
        return check(there().timing() == timing, () -> butItIs(expecting().to("run " + timing.sql() + " the change")));
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("trigger", there().name());
    }

    @Override
    String described() {
        return there().describe();
    }
}
