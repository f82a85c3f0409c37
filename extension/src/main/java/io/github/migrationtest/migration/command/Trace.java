package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What shows whether another program has changed a database: its schema, and of SQLite the number that counts other connections'
 * writes, of servers a sum of each table's rows.
 */
record Trace(SchemaSnapshot schema, List<String> rows) {

    static Trace of(Connection connection) throws SQLException {
        return new Trace(SchemaSnapshot.of(connection), rows(connection));
    }

    private static List<String> rows(Connection connection) throws SQLException {
        return switch (DatabaseKind.of(connection)) {
            case SQLITE -> read(connection, "PRAGMA data_version");
            case POSTGRESQL ->
                ofEach(
                        connection,
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
                        "SELECT count(*), sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint) FROM ONLY %s t");
            case MYSQL, MARIADB ->
                ofEach(
                        connection,
                        "SELECT CONCAT('`', REPLACE(table_name, '`', '``'), '`') FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY 1",
                        "CHECKSUM TABLE %s");
        };
    }

    private static List<String> ofEach(Connection connection, String tables, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : read(connection, tables)) {
            rows.add(table + " " + read(connection, query.formatted(table)));
        }
        return List.copyOf(rows);
    }

    private static List<String> read(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i > 1 ? " " : "").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return List.copyOf(rows);
    }
}
