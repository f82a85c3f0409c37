package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the connection's database that hold rows of their own: neither views nor sequences. */
final class MysqlTables {
    private static final String COLUMNS = """
            select t.TABLE_NAME, c.COLUMN_NAME, lower(c.DATA_TYPE), lower(c.COLUMN_TYPE), c.CHARACTER_SET_NAME,
              c.COLLATION_NAME, coalesce(c.GENERATION_EXPRESSION, '') <> '', coalesce(c.NUMERIC_SCALE, 0) > 0,
              coalesce(c.DATETIME_PRECISION, 0) > 0
            from information_schema.TABLES t
            join information_schema.COLUMNS c on c.TABLE_SCHEMA = t.TABLE_SCHEMA and c.TABLE_NAME = t.TABLE_NAME
            where t.TABLE_SCHEMA = database() and t.TABLE_TYPE in ('BASE TABLE', 'SYSTEM VERSIONED')
            order by binary t.TABLE_NAME, c.ORDINAL_POSITION""";

    private static final String KEYS = """
            select TABLE_NAME, SEQ_IN_INDEX, COLUMN_NAME from information_schema.STATISTICS
            where TABLE_SCHEMA = database() and INDEX_NAME = 'PRIMARY'""";

    private MysqlTables() {}

    static List<StoredTable> read(Connection connection) throws SQLException {
        Map<String, List<StoredColumn>> columns = new TreeMap<>();
        Map<String, TreeMap<Integer, String>> keys = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select database()")) {
                if (!row.next() || row.getString(1) == null) {
                    throw new SQLException("The connection is in no database.", "3D000", 1046);
                }
            }
            try (ResultSet row = statement.executeQuery(COLUMNS)) {
                while (row.next()) {
                    columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(MysqlValues.column(row));
                }
            }
            try (ResultSet row = statement.executeQuery(KEYS)) {
                while (row.next()) {
                    keys.computeIfAbsent(row.getString(1), table -> new TreeMap<>())
                            .put(row.getInt(2), row.getString(3));
                }
            }
        }
        return columns.entrySet().stream()
                .map(table -> new StoredTable(
                        table.getKey(),
                        quoted(table.getKey()),
                        table.getValue(),
                        List.copyOf(keys.getOrDefault(table.getKey(), new TreeMap<>())
                                .values())))
                .toList();
    }

    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
