package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A table of PostgreSQL and the number of the file that its rows are in. */
record TableFile(String schema, String table, long file) {
    private static final String FILES = """
            SELECT c.oid, c.relfilenode, n.nspname, c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
                AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;

    /** By the number of the table. */
    static Map<Long, TableFile> all(Connection connection) throws SQLException {
        Map<Long, TableFile> files = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                files.put(rows.getLong(1), new TableFile(rows.getString(3), rows.getString(4), rows.getLong(2)));
            }
        }
        return files;
    }

    /** As snapshots name it. */
    String name() {
        return schema.equals("public") ? part(table) : part(schema) + "." + part(table);
    }

    private static String part(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? Names.quoted(name) : name;
    }

    /** As a statement takes it, whatever the search path. */
    String quoted() {
        return Names.quoted(schema) + "." + Names.quoted(table);
    }
}
