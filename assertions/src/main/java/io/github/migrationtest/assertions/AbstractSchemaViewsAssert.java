package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of the views and triggers of a schema.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractSchemaViewsAssert<SELF extends AbstractSchemaViewsAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractNavigatingAssert<SELF, ACTUAL> {

    /**
     * An assertion on something that has a schema.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractSchemaViewsAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /** The schema as it is now. */
    abstract SchemaSnapshot schema();

    /** The live database, where there is one. */
    abstract Optional<Database> database();

    abstract UnmetExpectation expecting();

    /**
     * It has a view.
     *
     * <pre>{@code
     * assertThat(database).hasView("active_users"); // passes if there is one
     * assertThat(database).hasView("users");        // fails if that is a table
     * }</pre>
     */
    public SELF hasView(String name) {
        return hasView(name, view -> {});
    }

    /**
     * It has a view of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasView("authors", authors -> authors.hasColumns("user_id").works()); // passes
     * assertThat(database).hasView("authors", authors -> authors.isMaterialized()); // fails: [..., view "authors"]
     * }</pre>
     */
    public SELF hasView(String name, Consumer<ViewAssert> requirements) {
        SchemaSnapshot schema = schema();
        Optional<View> view = schema.view(name);
        check(view.isPresent(), () -> shouldHaveView(name, schema));
        view.ifPresent(found -> into(ViewAssert.of(found, database()), "view \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has no such view.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveView("old_users");    // passes if there is none
     * assertThat(database).doesNotHaveView("active_users"); // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveView(String name) {
        return check(schema().view(name).isEmpty(), () -> shouldNotHave("view", name));
    }

    /**
     * It has these views and no others, in any order.
     *
     * <pre>{@code
     * assertThat(database).hasExactlyViews("authors"); // passes if that is all
     * assertThat(database).hasExactlyViews();          // fails and says that authors is there too
     * }</pre>
     */
    public SELF hasExactlyViews(String... names) {
        SchemaSnapshot schema = schema();
        SameNames views = SameNames.ofTables(schema.kind(), views(schema), List.of(names));
        return check(views.hold(), () -> views.explain(expecting(), "views"));
    }

    /**
     * It has a trigger. A rebuilt table loses its triggers without an error: this sees it.
     *
     * <pre>{@code
     * assertThat(database).hasTrigger("users_updated_at"); // passes if there is one
     * assertThat(database).hasTrigger("users_deleted_at"); // fails and lists the triggers that are there
     * }</pre>
     */
    public SELF hasTrigger(String name) {
        return hasTrigger(name, trigger -> {});
    }

    /**
     * It has a trigger of which more is claimed. PostgreSQL gives each table its own names: where tables share one, ask the
     * table.
     *
     * <pre>{@code
     * assertThat(database).hasTrigger("touched", touched -> touched.isOn("users").isAfter().firesOn(UPDATE)); // passes
     * assertThat(database).hasTrigger("touched", touched -> touched.isOn("notes")); // fails: [..., trigger "touched"]
     * }</pre>
     */
    public SELF hasTrigger(String name, Consumer<TriggerAssert> requirements) {
        SchemaSnapshot schema = schema();
        Optional<Trigger> trigger = schema.trigger(name);
        check(trigger.isPresent(), () -> shouldHaveTrigger(name, schema));
        trigger.ifPresent(found -> into(new TriggerAssert(found), "trigger \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has no such trigger.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveTrigger("old_audit");        // passes if there is none
     * assertThat(database).doesNotHaveTrigger("users_updated_at"); // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveTrigger(String name) {
        return check(schema().trigger(name).isEmpty(), () -> shouldNotHave("trigger", name));
    }

    /**
     * It has triggers of these names and no others, in any order.
     *
     * <pre>{@code
     * assertThat(database).hasExactlyTriggers("users_updated_at"); // passes if that is all
     * assertThat(database).hasExactlyTriggers();                   // fails and says that users_updated_at is there too
     * }</pre>
     */
    public SELF hasExactlyTriggers(String... names) {
        SchemaSnapshot schema = schema();
        SameNames triggers = SameNames.ofTables(
                schema.kind(), schema.triggers().stream().map(Trigger::name).toList(), List.of(names));
        return check(triggers.hold(), () -> triggers.explain(expecting(), "triggers"));
    }

    private UnmetExpectation shouldHaveView(String name, SchemaSnapshot schema) {
        UnmetExpectation message = expecting().to("have view", name);
        return schema.table(name).isPresent()
                ? message.but("that is a table")
                : message.butItHas("its views are", views(schema), "it has no views");
    }

    private UnmetExpectation shouldHaveTrigger(String name, SchemaSnapshot schema) {
        List<String> triggers = schema.triggers().stream()
                .map(trigger -> trigger.name() + " on " + trigger.table())
                .toList();
        return expecting().to("have trigger", name).butItHas("its triggers are", triggers, "it has no triggers");
    }

    UnmetExpectation shouldNotHave(String thing, String name) {
        return expecting().to("have no " + thing, name).but("it has");
    }

    private static List<String> views(SchemaSnapshot schema) {
        return schema.views().stream().map(View::name).toList();
    }
}
