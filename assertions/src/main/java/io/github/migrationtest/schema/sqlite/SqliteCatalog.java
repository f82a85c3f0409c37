package io.github.migrationtest.schema.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of SQLite's catalog, read in six queries however large the schema is.
 *
 * <p>The schema of the main database alone: temporary tables belong to a connection. What SQLite keeps for itself
 * ({@code sqlite_...}) and the tables in which a virtual table keeps its rows are left out.
 */
final class SqliteCatalog {
    private static final String TABLES = "(select name from pragma_table_list where schema = 'main' and type = 'table'"
            + " and name not like 'sqlite\\_%' escape '\\')";

    private static final String VIRTUAL_TABLES =
            "(select name from pragma_table_list where schema = 'main' and type = 'virtual')";

    final List<Entry> entries;
    final Map<String, List<Entry>> indexEntries = new HashMap<>();
    final Map<String, String> unreadable;
    final Map<String, TableKind> kinds;
    final Map<String, List<ColumnRow>> columns;
    final Map<String, List<ForeignKeyRow>> foreignKeys;
    final Map<String, Map<String, IndexRows>> indexes;

    /** A row of {@code sqlite_schema}, in order of creation. */
    record Entry(String type, String name, String table, Optional<String> sql) {}

    record TableKind(String type, boolean withoutRowid, boolean strict) {}

    record ColumnRow(String name, String type, boolean notNull, Optional<String> defaultValue, int hidden) {}

    record ForeignKeyRow(int id, String parent, String from, Optional<String> to, String onUpdate, String onDelete) {}

    /** An index and its parts; the origin is {@code c}, {@code u} or {@code pk}. */
    record IndexRows(boolean unique, String origin, List<PartRow> parts) {}

    /** A part of an index; without a column it is an expression. */
    record PartRow(Optional<String> column, boolean descending, String collation) {}

    private SqliteCatalog(Statement statement) throws SQLException {
        entries = entries(statement);
        for (Entry entry : entries) {
            if (entry.type().equals("index")) {
                indexEntries
                        .computeIfAbsent(entry.table(), table -> new ArrayList<>())
                        .add(entry);
            }
        }
        kinds = kinds(statement);
        unreadable = Unreadable.among(statement.getConnection(), viewsAndVirtualTables());
        columns = columns(statement);
        foreignKeys = foreignKeys(statement);
        indexes = indexes(statement);
    }

    static SqliteCatalog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new SqliteCatalog(statement);
        }
    }

    private static List<Entry> entries(Statement statement) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select type, name, tbl_name, sql from main.sqlite_master"
                + " where name not like 'sqlite\\_%' escape '\\' order by rowid")) {
            while (row.next()) {
                Entry entry = new Entry(
                        row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)));
                entries.add(entry);
            }
        }
        return entries;
    }

    private static Map<String, TableKind> kinds(Statement statement) throws SQLException {
        Map<String, TableKind> kinds = new LinkedHashMap<>();
        try (ResultSet row =
                statement.executeQuery("select name, type, wr, strict from pragma_table_list where schema = 'main'")) {
            while (row.next()) {
                kinds.put(row.getString(1), new TableKind(row.getString(2), row.getBoolean(3), row.getBoolean(4)));
            }
        }
        return kinds;
    }

    private List<String> viewsAndVirtualTables() {
        return entries.stream()
                .filter(entry -> entry.type().equals("view") || isVirtual(entry))
                .map(Entry::name)
                .toList();
    }

    boolean isVirtual(Entry entry) {
        TableKind kind = kinds.get(entry.name());
        return entry.type().equals("table") && kind != null && kind.type().equals("virtual");
    }

    private Map<String, List<ColumnRow>> columns(Statement statement) throws SQLException {
        Map<String, List<ColumnRow>> columns = new LinkedHashMap<>();
        addColumns(statement, TABLES, columns);
        if (entries.stream().noneMatch(entry -> isVirtual(entry) && unreadable.containsKey(entry.name()))) {
            addColumns(statement, VIRTUAL_TABLES, columns);
            return columns;
        }
        // One whose module is missing would fail the query for all; it is known by its declaration alone.
        for (Entry entry : entries) {
            if (isVirtual(entry) && !unreadable.containsKey(entry.name())) {
                addColumns(statement, "(select '" + entry.name().replace("'", "''") + "' as name)", columns);
            }
        }
        return columns;
    }

    private static void addColumns(Statement statement, String tables, Map<String, List<ColumnRow>> columns)
            throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select t.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.hidden from " + tables
                        + " t, pragma_table_xinfo(t.name, 'main') c where c.hidden <> 1 order by t.name, c.cid")) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new ColumnRow(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                Optional.ofNullable(row.getString(5)),
                                row.getInt(6)));
            }
        }
    }

    /** SQLite numbers them from the last to the first. */
    private static Map<String, List<ForeignKeyRow>> foreignKeys(Statement statement) throws SQLException {
        Map<String, List<ForeignKeyRow>> keys = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(
                "select t.name, k.id, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete from " + TABLES
                        + " t, pragma_foreign_key_list(t.name, 'main') k order by t.name, k.id desc, k.seq")) {
            while (row.next()) {
                keys.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new ForeignKeyRow(
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                Optional.ofNullable(row.getString(5)),
                                row.getString(6),
                                row.getString(7)));
            }
        }
        return keys;
    }

    /** Those that SQLite made itself end in a number, in the order of the constraints. */
    private static Map<String, Map<String, IndexRows>> indexes(Statement statement) throws SQLException {
        Map<String, Map<String, IndexRows>> indexes = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(
                "select t.name, i.name, i.\"unique\", i.origin, p.name, p.\"desc\", p.coll, p.cid from " + TABLES
                        + " t, pragma_index_list(t.name, 'main') i, pragma_index_xinfo(i.name, 'main') p"
                        + " where p.key order by t.name, length(i.name), i.name, p.seqno")) {
            while (row.next()) {
                boolean unique = row.getBoolean(3);
                String origin = row.getString(4);
                indexes.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), index -> new IndexRows(unique, origin, new ArrayList<>()))
                        .parts()
                        .add(new PartRow(Optional.ofNullable(row.getString(5)), row.getBoolean(6), row.getString(7)));
            }
        }
        return indexes;
    }
}
