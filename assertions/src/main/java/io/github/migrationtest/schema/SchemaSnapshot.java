package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a schema looked like at one moment.
 *
 * <p>Two are equal if no statement could notice a difference: names are compared as the engine does, and how the schema was
 * spelled does not count. The order of columns does.
 *
 * <p>A name is that within the default schema, which is {@code public} in PostgreSQL, or else has its schema in front: {@code
 * billing.invoices}.
 *
 * @param kind the engine
 * @param tables sorted by name
 * @param views sorted by name
 * @param triggers sorted by name
 * @param objects everything else, by type and then by name
 */
public record SchemaSnapshot(
        DatabaseKind kind, List<Table> tables, List<View> views, List<Trigger> triggers, List<SchemaObject> objects) {

    public SchemaSnapshot {
        DatabaseKind engine = kind;
        tables = sorted(tables, Comparator.comparing(table -> NameRules.tableKey(engine, table.name())));
        views = sorted(views, Comparator.comparing(view -> NameRules.tableKey(engine, view.name())));
        triggers = sorted(
                triggers,
                Comparator.comparing((Trigger trigger) -> NameRules.tableKey(engine, trigger.name()))
                        .thenComparing(trigger -> NameRules.tableKey(engine, trigger.table())));
        objects = sorted(
                objects,
                Comparator.comparing(SchemaObject::type)
                        .thenComparing(SchemaObject::name)
                        .thenComparing(object -> object.table().orElse("")));
    }

    /**
     * The schema of a database as it stands, without its {@linkplain Database#hiddenTables hidden tables}.
     *
     * @throws io.github.migrationtest.database.DatabaseException if it cannot be read
     */
    public static SchemaSnapshot of(Database database) {
        return SchemaDialects.of(database.kind()).read(database).withoutTables(database.hiddenTables());
    }

    /** The schema behind a connection, whose settings and transaction are left as they are. */
    public static SchemaSnapshot of(Connection connection) {
        return of(Database.of(connection));
    }

    /** The table of that name, in any spelling that the engine takes. */
    public Optional<Table> table(String table) {
        return named(tables, Table::name, table);
    }

    /** The view of that name, in any spelling that the engine takes. */
    public Optional<View> view(String view) {
        return named(views, View::name, view);
    }

    /** The trigger of that name, in any spelling that the engine takes. */
    public Optional<Trigger> trigger(String trigger) {
        return named(triggers, Trigger::name, trigger);
    }

    /** The objects of a type. */
    public List<SchemaObject> objects(ObjectType type) {
        return objects.stream().filter(object -> object.type() == type).toList();
    }

    /** The object of that type and name, in any spelling that the engine takes. */
    public Optional<SchemaObject> object(ObjectType type, String name) {
        String wanted = NameRules.key(kind, name);
        return objects(type).stream()
                .filter(object -> NameRules.key(kind, object.name()).equals(wanted))
                .findFirst();
    }

    private <T> Optional<T> named(List<T> things, Function<T, String> nameOf, String name) {
        String wanted = NameRules.tableKey(kind, name);
        return things.stream()
                .filter(each -> NameRules.tableKey(kind, nameOf.apply(each)).equals(wanted))
                .findFirst();
    }

    /** The indexes of all tables, table by table. */
    public List<Index> indexes() {
        return tables.stream().flatMap(table -> table.indexes().stream()).toList();
    }

    /** The indexes that do nothing which another index or key of their table does not do as well. */
    public List<DuplicateIndex> duplicateIndexes() {
        return tables.stream()
                .flatMap(table -> DuplicateIndexes.of(table).stream())
                .toList();
    }

    /** The indexes that serve no query which another, wider one does not serve as well; {@linkplain #duplicateIndexes duplicates} left out. */
    public List<RedundantIndex> redundantIndexes() {
        return tables.stream()
                .flatMap(table -> DuplicateIndexes.redundant(table).stream())
                .toList();
    }

    /** The indexes of tables and materialized views that cannot be used, as an interrupted {@code CREATE INDEX} leaves them. */
    public List<Index> invalidIndexes() {
        return Stream.concat(indexes().stream(), views.stream().flatMap(view -> view.indexes().stream()))
                .filter(index -> index.attributes().has(Attribute.INVALID))
                .toList();
    }

    /** The foreign keys whose referring rows no index finds, so that deleting one parent reads the whole table. */
    public List<ForeignKeyFault> unindexedForeignKeys() {
        return new ForeignKeyFaults(this).unindexed();
    }

    /** The foreign keys to columns that are not unique, or not there: SQLite takes them until the first row is changed. */
    public List<ForeignKeyFault> foreignKeysWithoutUniqueParent() {
        return new ForeignKeyFaults(this).withoutUniqueParent();
    }

    /** The foreign keys whose columns are of another type than those they refer to. */
    public List<ForeignKeyFault> foreignKeyTypeMismatches() {
        return new ForeignKeyFaults(this).ofAnotherType();
    }

    /** The views that cannot be read any more, as far as the engine says so without reading them. */
    public List<View> brokenViews() {
        return views.stream()
                .filter(view -> view.attributes().has(Attribute.BROKEN))
                .toList();
    }

    /** The sequences whose next number is taken already in the column that they feed. */
    public List<SchemaObject> sequencesBehind() {
        return objects(ObjectType.SEQUENCE).stream()
                .filter(sequence -> sequence.attributes().has(Attribute.BEHIND))
                .toList();
    }

    /** The same without these tables and all that is theirs: for what a migration tool keeps its history in. */
    public SchemaSnapshot withoutTables(Collection<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        Set<String> left =
                names.stream().map(name -> NameRules.tableKey(kind, name)).collect(Collectors.toSet());
        List<Table> others = tables.stream()
                .filter(table -> !left.contains(NameRules.tableKey(kind, table.name())))
                .toList();
        return new SchemaSnapshot(
                kind,
                others,
                views,
                triggers.stream()
                        .filter(trigger -> !left.contains(NameRules.tableKey(kind, trigger.table())))
                        .toList(),
                objects.stream()
                        .filter(object -> !goesWith(object, left, others))
                        .toList());
    }

    /** What is of a table that is left out, the sequence of its key, and the schema that holds nothing else. */
    private boolean goesWith(SchemaObject object, Set<String> left, List<Table> others) {
        Optional<String> owner = object.get(Attribute.OWNED_BY)
                .filter(column -> column.indexOf('.') > 0)
                .map(column -> column.substring(0, column.lastIndexOf('.')));
        if (Stream.concat(object.table().stream(), owner.stream())
                .anyMatch(table -> left.contains(NameRules.tableKey(kind, table)))) {
            return true;
        }
        String inside = object.name() + ".";
        return object.type() == ObjectType.SCHEMA
                && left.stream().anyMatch(table -> table.startsWith(NameRules.tableKey(kind, inside)))
                && Stream.concat(
                                others.stream().map(Table::name), views.stream().map(View::name))
                        .noneMatch(name -> name.startsWith(inside));
    }

    /**
     * The same with the columns of each table sorted by name, and those of a view that has all of them, so that two which differ in
     * their order only are equal.
     */
    public SchemaSnapshot ignoringColumnOrder() {
        return new SchemaSnapshot(
                kind,
                tables.stream().map(Table::withSortedColumns).toList(),
                views.stream().map(View::withSortedColumns).toList(),
                triggers,
                objects);
    }

    /** What changed from this schema to a later one. */
    public SchemaDiff diffTo(SchemaSnapshot after) {
        return SchemaDiff.between(this, after);
    }

    /**
     * The statements that make this schema of an empty database, in the engine's own SQL: what a {@code schema.sql} holds. Each
     * is ended by a semicolon and has a line for each column and constraint. Equal schemas give equal texts, but for the case of
     * names where the engine ignores it.
     */
    public String toSql() {
        return SchemaDialects.of(kind).script(this);
    }

    private static <T> List<T> sorted(List<T> things, Comparator<T> order) {
        return things.stream().sorted(order).toList();
    }
}
