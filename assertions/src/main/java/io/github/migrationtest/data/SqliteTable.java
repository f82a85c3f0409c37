package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An ordinary table of SQLite, as far as reading its rows needs it.
 *
 * @param columns in the table's order
 * @param key the primary key's columns in its order
 * @param withoutRowid whether its rows stand in the primary key's index
 */
record SqliteTable(String schema, String name, List<SqliteColumn> columns, List<String> key, boolean withoutRowid) {

    /**
     * A column.
     *
     * @param type as declared
     * @param generated whether it is computed
     * @param stored whether its values stand in the file
     */
    record SqliteColumn(String name, String type, boolean generated, boolean stored) {}

    private static final String NAMES = """
            select name, wr from pragma_table_list
            where schema = ? and type = 'table' and substr(lower(name), 1, 7) <> 'sqlite_'
            order by name
            """;

    private static final String COLUMNS = "select name, type, pk, hidden from pragma_table_xinfo(?, ?) order by cid";

    /** Those tables of an attached database; neither views, virtual tables and their shadows, nor the engine's own. */
    static List<SqliteTable> of(Connection connection, String schema, Predicate<String> wanted) throws SQLException {
        List<SqliteTable> tables = new ArrayList<>();
        try (PreparedStatement columns = connection.prepareStatement(COLUMNS)) {
            columns.setString(2, schema);
            for (Map.Entry<String, Boolean> table : named(connection, schema).entrySet()) {
                if (wanted.test(table.getKey())) {
                    columns.setString(1, table.getKey());
                    tables.add(table(schema, table.getKey(), columns, table.getValue()));
                }
            }
        }
        return tables;
    }

    /** The names of all of them. */
    static List<String> names(Connection connection, String schema) throws SQLException {
        return List.copyOf(named(connection, schema).keySet());
    }

    private static Map<String, Boolean> named(Connection connection, String schema) throws SQLException {
        Map<String, Boolean> withoutRowid = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    withoutRowid.put(row.getString(1), row.getBoolean(2));
                }
            }
        }
        return withoutRowid;
    }

    private static SqliteTable table(String schema, String name, PreparedStatement asking, boolean withoutRowid)
            throws SQLException {
        List<SqliteColumn> columns = new ArrayList<>();
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet row = asking.executeQuery()) {
            while (row.next()) {
                int hidden = row.getInt(4);
                columns.add(new SqliteColumn(row.getString(1), row.getString(2), hidden >= 2, hidden != 2));
                if (row.getInt(3) > 0) {
                    key.put(row.getInt(3), row.getString(1));
                }
            }
        }
        return new SqliteTable(schema, name, List.copyOf(columns), List.copyOf(key.values()), withoutRowid);
    }

    /** A name by which a statement has the number of a row; empty if there is none, or columns have taken all of them. */
    Optional<String> rowNumber() {
        return withoutRowid
                ? Optional.empty()
                : Stream.of("rowid", "_rowid_", "oid")
                        .filter(name -> columns.stream()
                                .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                        .findFirst();
    }

    /** Its name as a statement needs it. */
    String quoted() {
        return Names.quoted(schema) + "." + Names.quoted(name);
    }

    /** The same without the columns that are computed when read. */
    SqliteTable withoutVirtualColumns() {
        return new SqliteTable(
                schema, name, columns.stream().filter(SqliteColumn::stored).toList(), key, withoutRowid);
    }
}
