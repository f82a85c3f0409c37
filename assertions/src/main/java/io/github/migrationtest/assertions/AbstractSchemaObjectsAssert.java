package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of what else a schema holds: sequences, types, routines, extensions, and by {@link #hasObject} all others.
 *
 * <p>A routine is found by its name alone where there is one of that name, else by its name and the types it takes: {@code
 * area(integer, integer)}.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractSchemaObjectsAssert<SELF extends AbstractSchemaObjectsAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractSchemaViewsAssert<SELF, ACTUAL> {

    /**
     * An assertion on something that has a schema.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractSchemaObjectsAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * It has something of that type and name.
     *
     * <pre>{@code
     * assertThat(database).hasObject(ObjectType.STATISTICS, "users_stats"); // passes after: create statistics users_stats ...
     * assertThat(database).hasObject(ObjectType.STATISTICS, "stats");       // fails and lists the statistics that are there
     * }</pre>
     */
    public SELF hasObject(ObjectType type, String name) {
        return hasObject(type, name, object -> {});
    }

    /**
     * It has something of that type and name of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasObject(ObjectType.EVENT, "purge", purge -> purge.hasAttribute(Attribute.SCHEDULE, "every 1 day"));
     * // passes for such an event; fails if it comes more often: [..., event "purge"]
     * }</pre>
     */
    public SELF hasObject(ObjectType type, String name, Consumer<SchemaObjectAssert> requirements) {
        SchemaSnapshot schema = schema();
        Optional<SchemaObject> object = NamedObjects.find(schema.objects(type), name);
        check(object.isPresent(), () -> expecting()
                .to("have " + type.words(), name)
                .butItHas("of these it has", names(schema, type), "it has none"));
        object.ifPresent(
                found -> into(new SchemaObjectAssert(found), type.words() + " \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has nothing of that type and name.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveObject(ObjectType.ENUM_TYPE, "old_mood"); // passes if it is gone
     * assertThat(database).doesNotHaveObject(ObjectType.ENUM_TYPE, "mood");     // fails and says what it is
     * }</pre>
     */
    public SELF doesNotHaveObject(ObjectType type, String name) {
        Optional<SchemaObject> object = NamedObjects.find(schema().objects(type), name);
        return check(object.isEmpty(), () -> expecting()
                .to("have no " + type.words(), name)
                .but("it has", object.map(SchemaObject::describe).orElseThrow()));
    }

    /**
     * Of this type it has these and no others, in any order.
     *
     * <pre>{@code
     * assertThat(database).hasExactlyObjects(ObjectType.EXTENSION, "citext"); // passes if that is all
     * assertThat(database).hasExactlyObjects(ObjectType.EXTENSION);           // fails and says that citext is there too
     * }</pre>
     */
    public SELF hasExactlyObjects(ObjectType type, String... names) {
        SchemaSnapshot schema = schema();
        SameNames same = SameNames.inAnyOrder(schema.kind(), names(schema, type), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "things of type " + type.words()));
    }

    /**
     * It has a sequence of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasSequence("ids", ids -> ids.hasAttribute(Attribute.INCREMENT, "10")); // passes for: increment by 10
     * assertThat(database).hasSequence("numbers", numbers -> {}); // fails and lists the sequences that are there
     * }</pre>
     */
    public SELF hasSequence(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.SEQUENCE, name, requirements);
    }

    /**
     * It has a sequence.
     *
     * <pre>{@code
     * assertThat(database).hasSequence("ids");     // passes after: create sequence ids
     * assertThat(database).hasSequence("numbers"); // fails and lists the sequences that are there
     * }</pre>
     */
    public SELF hasSequence(String name) {
        return hasObject(ObjectType.SEQUENCE, name);
    }

    /**
     * It has no such sequence.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveSequence("numbers"); // passes if there is none
     * assertThat(database).doesNotHaveSequence("ids");     // fails and says what it is
     * }</pre>
     */
    public SELF doesNotHaveSequence(String name) {
        return doesNotHaveObject(ObjectType.SEQUENCE, name);
    }

    /**
     * It has an enum type of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasEnumType("mood", mood -> mood.hasValues("sad", "ok")); // passes for: create type mood as enum ('sad', 'ok')
     * assertThat(database).hasEnumType("mood", mood -> mood.hasValues("ok"));        // fails: [..., enum type "mood"]
     * }</pre>
     */
    public SELF hasEnumType(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.ENUM_TYPE, name, requirements);
    }

    /**
     * It has a composite type of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasCompositeType("point", point -> point.hasFields("x integer, y integer")); // passes for that
     * assertThat(database).hasCompositeType("points", points -> {}); // fails and lists the types that are there
     * }</pre>
     */
    public SELF hasCompositeType(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.COMPOSITE_TYPE, name, requirements);
    }

    /**
     * It has a domain of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasDomain("email", email -> email.hasType("text")); // passes for: create domain email as text
     * assertThat(database).hasDomain("e_mail", email -> {});                   // fails and lists the domains that are there
     * }</pre>
     */
    public SELF hasDomain(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.DOMAIN, name, requirements);
    }

    /**
     * It has a function of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasFunction("area", area -> area.returns("integer")); // passes if there is one area and it does
     * assertThat(database).hasFunction("areas", areas -> {});                    // fails and lists the functions that are there
     * }</pre>
     */
    public SELF hasFunction(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.FUNCTION, name, requirements);
    }

    /**
     * It has a procedure of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasProcedure("purge", purge -> purge.hasLanguage("sql")); // passes for such a one
     * assertThat(database).hasProcedure("clean", clean -> {}); // fails and lists the procedures that are there
     * }</pre>
     */
    public SELF hasProcedure(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.PROCEDURE, name, requirements);
    }

    /**
     * It has an extension.
     *
     * <pre>{@code
     * assertThat(database).hasExtension("citext");  // passes after: create extension citext
     * assertThat(database).hasExtension("postgis"); // fails and lists the extensions that are there
     * }</pre>
     */
    public SELF hasExtension(String name) {
        return hasObject(ObjectType.EXTENSION, name);
    }

    /**
     * It has a schema beside the default one.
     *
     * <pre>{@code
     * assertThat(database).hasSchema("billing");  // passes after: create schema billing
     * assertThat(database).hasSchema("invoices"); // fails and lists the schemas that are there
     * }</pre>
     */
    public SELF hasSchema(String name) {
        return hasObject(ObjectType.SCHEMA, name);
    }

    /**
     * It has no such schema.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveSchema("old");     // passes if it is gone
     * assertThat(database).doesNotHaveSchema("billing"); // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveSchema(String name) {
        return doesNotHaveObject(ObjectType.SCHEMA, name);
    }

    private static List<String> names(SchemaSnapshot schema, ObjectType type) {
        return schema.objects(type).stream().map(SchemaObject::name).toList();
    }
}
