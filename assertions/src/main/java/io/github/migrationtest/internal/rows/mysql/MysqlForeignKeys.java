package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.StoredForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The foreign keys of the connection's database; with {@code foreign_key_checks} off, their parent may have been dropped. */
final class MysqlForeignKeys {
    private static final String CATALOG = """
            select k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME,
              k.REFERENCED_COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA = database(),
              exists (select 1 from information_schema.COLUMNS c where c.TABLE_SCHEMA = k.REFERENCED_TABLE_SCHEMA
                and c.TABLE_NAME = k.REFERENCED_TABLE_NAME and c.COLUMN_NAME = k.REFERENCED_COLUMN_NAME)
            from information_schema.KEY_COLUMN_USAGE k
            where k.TABLE_SCHEMA = database() and k.REFERENCED_TABLE_NAME is not null
            order by k.ORDINAL_POSITION""";

    private MysqlForeignKeys() {}

    static List<StoredForeignKey> read(Connection connection) throws SQLException {
        Map<String, Key> keys = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CATALOG)) {
            while (row.next()) {
                String name = MysqlTables.quoted(row.getString(1)) + "." + MysqlTables.quoted(row.getString(2));
                Key key = keys.get(name);
                if (key == null) {
                    key = Key.of(row);
                    keys.put(name, key);
                }
                key.columns().add(row.getString(3));
                key.parentColumns().add(row.getString(6));
                key.there().add(row.getBoolean(8));
            }
        }
        return keys.values().stream().map(Key::stored).toList();
    }

    private record Key(
            String table,
            String parent,
            String parentFrom,
            List<String> columns,
            List<String> parentColumns,
            List<Boolean> there) {

        static Key of(ResultSet row) throws SQLException {
            String schema = row.getString(4);
            String parent = row.getString(5);
            return new Key(
                    row.getString(1),
                    row.getBoolean(7) ? parent : schema + "." + parent,
                    MysqlTables.quoted(schema) + "." + MysqlTables.quoted(parent),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        StoredForeignKey stored() {
            String pointing = columns.stream()
                    .map(column -> "c." + MysqlTables.quoted(column) + " is not null")
                    .collect(Collectors.joining(" and "));
            String same = IntStream.range(0, columns.size())
                    .mapToObj(i -> "p." + MysqlTables.quoted(parentColumns.get(i)) + " = c."
                            + MysqlTables.quoted(columns.get(i)))
                    .collect(Collectors.joining(" and "));
            return new StoredForeignKey(
                    table,
                    columns,
                    parent,
                    parentColumns,
                    MysqlTables.quoted(table) + " c",
                    there.contains(false)
                            ? pointing
                            : pointing + " and not exists (select 1 from " + parentFrom + " p where " + same + ")");
        }
    }
}
