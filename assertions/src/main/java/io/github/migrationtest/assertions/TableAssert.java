package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assertions on a table, reached by {@code hasTable("users", users -> ...)}. */
public class TableAssert extends AbstractTableForeignKeysAssert<TableAssert> {
    private Optional<SchemaSnapshot> schema = Optional.empty();
    private Optional<Database> database = Optional.empty();

    /** An assertion on a table that knows neither the rest of its schema nor a live database. */
    public TableAssert(@Nullable Table actual) {
        super(actual, TableAssert.class);
    }

    static TableAssert of(Table table, SchemaSnapshot schema, Optional<Database> database) {
        TableAssert assertion = new TableAssert(table);
        assertion.schema = Optional.of(schema);
        assertion.database = database;
        return assertion;
    }

    /**
     * It has a trigger.
     *
     * <pre>{@code
     * users.hasTrigger("users_updated_at"); // passes if there is one
     * users.hasTrigger("users_deleted_at"); // fails and lists the triggers that are there
     * }</pre>
     */
    public TableAssert hasTrigger(String name) {
        return hasTrigger(name, trigger -> {});
    }

    /**
     * It has a trigger of which more is claimed.
     *
     * <pre>{@code
     * users.hasTrigger("touched", touched -> touched.isAfter().firesOn(UPDATE)); // passes for: after update on users
     * users.hasTrigger("touched", touched -> touched.isBefore());                // fails: [..., trigger "touched"]
     * }</pre>
     */
    public TableAssert hasTrigger(String name, Consumer<TriggerAssert> requirements) {
        Optional<Trigger> trigger = trigger(name);
        check(trigger.isPresent(), () -> expecting()
                .to("have trigger", name)
                .butItHas(
                        "its triggers are",
                        triggers().stream().map(Trigger::name).toList(),
                        "it has no triggers"));
        trigger.ifPresent(found -> into(new TriggerAssert(found), "trigger \"" + name + "\"", requirements));
        return this;
    }

    /**
     * It has no such trigger.
     *
     * <pre>{@code
     * users.doesNotHaveTrigger("old_audit");        // passes if there is none
     * users.doesNotHaveTrigger("users_updated_at"); // fails if it is there, and says what it does
     * }</pre>
     */
    public TableAssert doesNotHaveTrigger(String name) {
        Optional<Trigger> trigger = trigger(name);
        return check(trigger.isEmpty(), () -> expecting()
                .to("have no trigger", name)
                .but("it has", trigger.map(Trigger::describe).orElseThrow()));
    }

    /**
     * It has these triggers and no others, in any order.
     *
     * <pre>{@code
     * users.hasExactlyTriggers("users_updated_at"); // passes if that is all
     * users.hasExactlyTriggers();                   // fails and says that users_updated_at is there too
     * }</pre>
     */
    public TableAssert hasExactlyTriggers(String... names) {
        SameNames same = SameNames.ofTables(
                kind(), triggers().stream().map(Trigger::name).toList(), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "triggers"));
    }

    /**
     * It has a row-level security policy of which more is claimed.
     *
     * <pre>{@code
     * notes.hasPolicy("own", own -> own.hasAttribute(Attribute.COMMAND, "select")); // passes for: create policy own on notes for select ...
     * notes.hasPolicy("mine", mine -> {}); // fails and lists the policies that are there
     * }</pre>
     */
    public TableAssert hasPolicy(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.POLICY, name, requirements);
    }

    /**
     * It has an exclusion constraint of which more is claimed.
     *
     * <pre>{@code
     * bookings.hasExclusionConstraint("no_overlap", one -> {}); // passes for: constraint no_overlap exclude using gist (...)
     * bookings.hasExclusionConstraint("overlap", one -> {});    // fails and lists those that are there
     * }</pre>
     */
    public TableAssert hasExclusionConstraint(String name, Consumer<SchemaObjectAssert> requirements) {
        return hasObject(ObjectType.EXCLUSION_CONSTRAINT, name, requirements);
    }

    /**
     * It has something else of its own of which more is claimed: a rule, statistics, a policy.
     *
     * <pre>{@code
     * notes.hasObject(ObjectType.RULE, "keep", rule -> rule.hasAttribute(Attribute.COMMAND, "delete")); // passes if there is one
     * notes.hasObject(ObjectType.RULE, "kept", rule -> {}); // fails and lists the rules that are there
     * }</pre>
     */
    public TableAssert hasObject(ObjectType type, String name, Consumer<SchemaObjectAssert> requirements) {
        Optional<SchemaObject> object = NamedObjects.find(objects(type), name);
        check(object.isPresent(), () -> expecting()
                .to("have " + type.words(), name)
                .butItHas(
                        "it has", objects(type).stream().map(SchemaObject::name).toList(), "it has none"));
        object.ifPresent(
                found -> into(new SchemaObjectAssert(found), type.words() + " \"" + name + "\"", requirements));
        return this;
    }

    /**
     * It has nothing of that type and name.
     *
     * <pre>{@code
     * notes.doesNotHaveObject(ObjectType.POLICY, "all"); // passes if there is none
     * notes.doesNotHaveObject(ObjectType.POLICY, "own"); // fails if it is there, and says what it is
     * }</pre>
     */
    public TableAssert doesNotHaveObject(ObjectType type, String name) {
        Optional<SchemaObject> object = NamedObjects.find(objects(type), name);
        return check(object.isEmpty(), () -> expecting()
                .to("have no " + type.words(), name)
                .but("it has", object.map(SchemaObject::describe).orElseThrow()));
    }

    /**
     * A role has these rights on it; it may have more.
     *
     * <pre>{@code
     * users.hasPrivilege("app", "select", "insert"); // passes after: grant select, insert, update on users to app
     * users.hasPrivilege("app", "delete");           // fails and says who may do what
     * }</pre>
     */
    public TableAssert hasPrivilege(String role, String... privileges) {
        return check(Privileges.of(attributes()).has(role, List.of(privileges)), () -> expecting()
                .to("grant " + role, privileges)
                .butItHas("it grants", Privileges.of(attributes()).lines(), "it grants nothing"));
    }

    /**
     * A role has none of these rights on it; no right at all if none are given.
     *
     * <pre>{@code
     * users.doesNotHavePrivilege("reader", "insert", "update"); // passes after: grant select on users to reader
     * users.doesNotHavePrivilege("reader");                     // fails and says what reader may do
     * }</pre>
     */
    public TableAssert doesNotHavePrivilege(String role, String... privileges) {
        return check(Privileges.of(attributes()).hasNone(role, List.of(privileges)), () -> expecting()
                .to("not grant " + role, privileges.length == 0 ? List.of("anything") : List.of(privileges))
                .but("it grants", Privileges.of(attributes()).lines()));
    }

    /**
     * Its rows are seen by policies: PostgreSQL's row-level security is on.
     *
     * <pre>{@code
     * notes.hasRowSecurity(); // passes after: alter table notes enable row level security
     * notes.hasRowSecurity(); // fails if policies are there and nobody has switched them on
     * }</pre>
     */
    public TableAssert hasRowSecurity() {
        return hasAttribute(Attribute.ROW_SECURITY);
    }

    /**
     * It is a {@code STRICT} table: SQLite enforces its columns' types.
     *
     * <pre>{@code
     * users.isStrict(); // passes for: create table users (id integer primary key) strict
     * users.isStrict(); // fails for: create table users (id integer primary key)
     * }</pre>
     */
    public TableAssert isStrict() {
        return hasFlag(Attribute.STRICT, "be strict");
    }

    /**
     * It is a {@code WITHOUT ROWID} table: SQLite keeps its rows in the primary key.
     *
     * <pre>{@code
     * words.isWithoutRowid(); // passes for: create table words (word text primary key) without rowid
     * words.isWithoutRowid(); // fails for: create table words (word text primary key)
     * }</pre>
     */
    public TableAssert isWithoutRowid() {
        return hasFlag(Attribute.WITHOUT_ROWID, "be without rowid");
    }

    /**
     * It is cut into partitions this way, whatever its spacing and case.
     *
     * <pre>{@code
     * logs.isPartitionedBy("range (created_at)"); // passes for: partition by range (created_at)
     * logs.isPartitionedBy("list (region)");      // fails and says how it is cut
     * }</pre>
     */
    public TableAssert isPartitionedBy(String partitioning) {
        return hasAttribute(Attribute.PARTITIONED_BY, partitioning);
    }

    /**
     * It has so many rows.
     *
     * <pre>{@code
     * assertThat(database).hasTable("users", users -> users.hasRowCount(3)); // passes if it has three rows
     * assertThat(database).hasTable("users", users -> users.hasRowCount(4)); // fails: "but it has 3"
     * }</pre>
     *
     * @throws UnsupportedOperationException if this table is one of a snapshot, which has no rows
     */
    public TableAssert hasRowCount(long expected) {
        Table table = there();
        long rows = database.map(LiveDatabase::of)
                .orElseThrow(() -> new UnsupportedOperationException("hasRowCount(" + expected + ") on table \""
                        + table.name() + "\" needs a live database, and a schema snapshot has no rows."
                        + " Begin with assertThat(database), or use assertThat(dataSnapshot)."))
                .rowCount(table.name());
        return check(rows == expected, () -> DatabaseAssert.shouldHaveRowCount(table.name(), expected, rows));
    }

    private Optional<Trigger> trigger(String name) {
        return triggers().stream()
                .filter(trigger -> SameNames.ofTables(kind(), List.of(trigger.name()), List.of(name))
                        .hold())
                .findFirst();
    }

    private List<Trigger> triggers() {
        return around().triggers().stream()
                .filter(trigger -> isThis(trigger.table()))
                .toList();
    }

    private List<SchemaObject> objects(ObjectType type) {
        return around().objects(type).stream()
                .filter(object -> object.table().filter(this::isThis).isPresent())
                .toList();
    }

    private boolean isThis(String table) {
        return SameNames.ofTables(kind(), List.of(table), List.of(there().name()))
                .hold();
    }

    private SchemaSnapshot around() {
        return schema.orElseThrow(() -> new UnsupportedOperationException(
                "Table \"" + there().name() + "\" alone knows no triggers, policies and rules."
                        + " Begin with assertThat(database) or assertThat(snapshot)."));
    }
}
