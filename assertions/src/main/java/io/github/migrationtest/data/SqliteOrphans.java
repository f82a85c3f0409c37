package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.ReadTransaction;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of SQLite that point at nothing.
 *
 * <p>Counted by our own queries: {@code PRAGMA foreign_key_check} stops where a parent key is not unique, and says nothing of a
 * parent table that is missing while the child is empty.
 */
final class SqliteOrphans {
    private final Connection connection;
    private final SchemaSnapshot schema;
    private final List<SqliteTable> tables;
    private final KeyText text;
    private final Collection<String> sound;

    private SqliteOrphans(Connection connection, SchemaSnapshot schema, KeyText text, Collection<String> sound)
            throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.text = text;
        this.sound = sound;
        Set<String> asked = new HashSet<>();
        schema.tables().forEach(table -> table.foreignKeys().stream()
                .filter(key -> isAsked(table, key))
                .forEach(key -> asked.addAll(List.of(Names.key(table.name()), Names.key(key.referencedTable())))));
        this.tables = SqliteTable.of(connection, "main", name -> asked.contains(Names.key(name)));
    }

    private boolean isAsked(Table table, ForeignKey key) {
        return !Names.contains(sound, table.name()) || !Names.contains(sound, key.referencedTable());
    }

    static List<Orphan> of(Database database, Collection<String> sound) {
        try (Connection connection = database.connection()) {
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            try (ReadTransaction moment = ReadTransaction.on(connection)) {
                return new SqliteOrphans(moment.connection(), schema, KeyText.of(database), sound).all();
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The rows behind the foreign keys of " + database.jdbcUrl()
                            + " cannot be read: is the file damaged? PRAGMA integrity_check tells.",
                    e);
        }
    }

    private List<Orphan> all() throws SQLException {
        List<Orphan> orphans = new ArrayList<>();
        for (Table table : schema.tables()) {
            Optional<SqliteTable> child = table(table.name());
            for (ForeignKey key : child.isPresent() ? table.foreignKeys() : List.<ForeignKey>of()) {
                if (isAsked(table, key)) {
                    count(child.get(), key).ifPresent(orphans::add);
                }
            }
        }
        return orphans.stream()
                .distinct()
                .sorted(Comparator.comparing(Orphan::foreignKey))
                .toList();
    }

    private Optional<Orphan> count(SqliteTable child, ForeignKey key) throws SQLException {
        String from = " from " + child.quoted() + " c" + withoutParent(key);
        long rows = Queries.numbers(connection, "select count(*)" + from)[0];
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Orphan(
                        child.name(),
                        key.columns(),
                        key.referencedTable(),
                        key.referencedColumns(),
                        rows,
                        firstKeys(child, from, rows)));
    }

    private RowKeys firstKeys(SqliteTable child, String from, long rows) throws SQLException {
        if (child.key().isEmpty()) {
            return RowKeys.NONE;
        }
        String columns = child.key().stream().map(SqliteOrphans::childColumn).collect(Collectors.joining(", "));
        String sql = "select " + columns + from + " order by " + columns + " limit " + RowKeys.SHOWN;
        return new RowKeys(child.key(), Queries.keys(connection, sql, text), rows);
    }

    private static String childColumn(String name) {
        return "c." + Names.quoted(name);
    }

    /** Joins and conditions that leave the rows of {@code c} which point at nothing. */
    private String withoutParent(ForeignKey key) {
        String pointing = key.columns().stream()
                .map(column -> childColumn(column) + " is not null")
                .collect(Collectors.joining(" and "));
        Optional<SqliteTable> parent = table(key.referencedTable()).filter(table -> hasColumns(table, key));
        if (parent.isEmpty()) {
            return " where " + pointing;
        }
        if (isUnique(key)) {
            return " where " + pointing + " and not exists (select 1 from "
                    + parent.get().quoted() + " p where " + matches(key) + ")";
        }
        // No index finds the parent: SQLite makes one of a materialized list, not of a subquery it runs for each row.
        String columns = key.referencedColumns().stream().map(Names::quoted).collect(Collectors.joining(", "));
        return " left join (select distinct " + columns + " from "
                + parent.get().quoted() + ") p on " + matches(key) + " where " + pointing + " and p."
                + Names.quoted(key.referencedColumns().get(0)) + " is null";
    }

    private static boolean hasColumns(SqliteTable parent, ForeignKey key) {
        return key.referencedColumns().size() == key.columns().size()
                && key.referencedColumns().stream().allMatch(name -> parent.columns().stream()
                        .anyMatch(column -> Names.same(column.name(), name)));
    }

    private boolean isUnique(ForeignKey key) {
        return schema.table(key.referencedTable())
                .filter(parent -> !parent.uniquenessOf(key.referencedColumns().toArray(String[]::new))
                        .isEmpty())
                .isPresent();
    }

    /** SQLite compares under the parent's collation and affinity: the parent stands first, the child's affinity goes. */
    private static String matches(ForeignKey key) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            conditions.add("p." + Names.quoted(key.referencedColumns().get(i)) + " = +"
                    + childColumn(key.columns().get(i)));
        }
        return String.join(" and ", conditions);
    }

    private Optional<SqliteTable> table(String name) {
        return Names.find(tables, SqliteTable::name, name);
    }
}
