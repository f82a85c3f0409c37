package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private static final String CATALOG = """
            select l.name, x.name, x.type, x.pk, x.hidden, l.wr
            from pragma_table_list l, pragma_table_xinfo(l.name, l.schema) x
            where l.schema = ? and l.type = 'table' and substr(lower(l.name), 1, 7) <> 'sqlite_'
            order by l.name, x.cid
            """;

    /** All ordinary tables of an attached database; neither views, virtual tables and their shadows, nor the engine's own. */
    static List<SqliteTable> of(Connection connection, String schema) throws SQLException {
        Map<String, List<SqliteColumn>> columns = new LinkedHashMap<>();
        Map<String, Map<Integer, String>> keys = new LinkedHashMap<>();
        Set<String> withoutRowid = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(CATALOG)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String table = row.getString(1);
                    int hidden = row.getInt(5);
                    columns.computeIfAbsent(table, name -> new ArrayList<>())
                            .add(new SqliteColumn(row.getString(2), row.getString(3), hidden >= 2, hidden != 2));
                    if (row.getBoolean(6)) {
                        withoutRowid.add(table);
                    }
                    if (row.getInt(4) > 0) {
                        keys.computeIfAbsent(table, name -> new TreeMap<>()).put(row.getInt(4), row.getString(2));
                    }
                }
            }
        }
        return columns.entrySet().stream()
                .map(table -> new SqliteTable(
                        schema,
                        table.getKey(),
                        List.copyOf(table.getValue()),
                        List.copyOf(keys.getOrDefault(table.getKey(), Map.of()).values()),
                        withoutRowid.contains(table.getKey())))
                .toList();
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
