package io.github.migrationtest.migration.goose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of {@code goose_db_version}: the newest of each version says whether it is applied. goose deletes a version's rows when
 * it takes it back; before its release 2.7 it added one that says false.
 */
record GooseHistory(Connection connection, String table) {

    /** Every version that has a row, in the order of its newest, and whether that says that it is applied. */
    Map<Long, Boolean> versions() throws SQLException {
        Map<Long, Boolean> newestFirst = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version_id, is_applied from " + table + " ORDER BY id DESC")) {
            while (rows.next()) {
                newestFirst.putIfAbsent(rows.getLong(1), rows.getBoolean(2));
            }
        }
        List<Long> order = new ArrayList<>(newestFirst.keySet());
        Map<Long, Boolean> versions = new LinkedHashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            versions.put(order.get(i), newestFirst.getOrDefault(order.get(i), false));
        }
        return versions;
    }

    void insert(long version) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (version_id, is_applied) VALUES (?, ?)")) {
            insert.setLong(1, version);
            insert.setBoolean(2, true);
            insert.executeUpdate();
        }
    }

    void delete(long version) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE version_id=?")) {
            delete.setLong(1, version);
            delete.executeUpdate();
        }
    }
}
