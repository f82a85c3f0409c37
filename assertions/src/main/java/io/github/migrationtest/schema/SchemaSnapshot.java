package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema looked like at one moment.
 *
 * <p>Two are equal if no statement could notice a difference: names are compared as the engine does, and how the schema was
 * spelled does not count. The order of columns does.
 *
 * @param kind the engine
 * @param tables sorted by name
 * @param views sorted by name
 * @param triggers sorted by name
 */
public record SchemaSnapshot(DatabaseKind kind, List<Table> tables, List<View> views, List<Trigger> triggers) {

    public SchemaSnapshot {
        tables = sorted(tables, Comparator.comparing(table -> Names.key(table.name())));
        views = sorted(views, Comparator.comparing(view -> Names.key(view.name())));
        triggers = sorted(triggers, Comparator.comparing(trigger -> Names.key(trigger.name())));
    }

    /**
     * The schema of a database as it stands, without its {@linkplain Database#hiddenTables hidden tables}.
     *
     * @throws io.github.migrationtest.database.DatabaseException if it cannot be read
     * @throws UnsupportedOperationException if the engine is not SQLite
     */
    public static SchemaSnapshot of(Database database) {
        if (database.kind() != DatabaseKind.SQLITE) {
            throw new UnsupportedOperationException("The schema of " + database.jdbcUrl() + " cannot be read: it is a "
                    + database.kind().productName() + " database, and this version reads the schemas of SQLite only.");
        }
        return SqliteSchemaReader.read(database).withoutTables(database.hiddenTables());
    }

    /** The schema behind a connection, whose settings and transaction are left as they are. */
    public static SchemaSnapshot of(Connection connection) {
        return of(Database.of(connection));
    }

    /** The table of that name, whatever its case. */
    public Optional<Table> table(String table) {
        return tables.stream().filter(each -> Names.same(each.name(), table)).findFirst();
    }

    /** The view of that name, whatever its case. */
    public Optional<View> view(String view) {
        return views.stream().filter(each -> Names.same(each.name(), view)).findFirst();
    }

    /** The trigger of that name, whatever its case. */
    public Optional<Trigger> trigger(String trigger) {
        return triggers.stream()
                .filter(each -> Names.same(each.name(), trigger))
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

    /** The same without these tables, their indexes and their triggers: for what a migration tool keeps its history in. */
    public SchemaSnapshot withoutTables(Collection<String> names) {
        Set<String> left = new HashSet<>(Names.keys(names));
        return new SchemaSnapshot(
                kind,
                tables.stream()
                        .filter(table -> !left.contains(Names.key(table.name())))
                        .toList(),
                views,
                triggers.stream()
                        .filter(trigger -> !left.contains(Names.key(trigger.table())))
                        .toList());
    }

    /** The same with the columns of each table sorted by name, so that two which differ in their order only are equal. */
    public SchemaSnapshot ignoringColumnOrder() {
        return new SchemaSnapshot(
                kind, tables.stream().map(Table::withSortedColumns).toList(), views, triggers);
    }

    /** What changed from this schema to a later one. */
    public SchemaDiff diffTo(SchemaSnapshot after) {
        return SchemaDiff.between(this, after);
    }

    private static <T> List<T> sorted(List<T> things, Comparator<T> order) {
        return things.stream().sorted(order).toList();
    }
}
