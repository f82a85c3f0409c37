package io.github.migrationtest.migration.plain;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is applied. A plain folder has no tool that would remember, so that this is diesel's table, whoever wrote the folder: it has a
 * row with the version of each applied migration and nothing else to know (diesel, {@code setup_database}).
 */
record PlainHistory(Connection connection) {
    static final String TABLE = "__diesel_schema_migrations";

    void create() throws SQLException {
        StatementRunner.execute(
                connection,
                "CREATE TABLE IF NOT EXISTS " + TABLE + " (version VARCHAR(50) PRIMARY KEY NOT NULL,"
                        + " run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)");
    }

    private boolean exists() throws SQLException {
        String query =
                switch (DatabaseKind.of(connection)) {
                    case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + TABLE + "'";
                    case POSTGRESQL -> "SELECT 1 WHERE to_regclass('" + TABLE + "') IS NOT NULL";
                    case MYSQL, MARIADB ->
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '"
                                + TABLE + "'";
                };
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    Set<String> versions() throws SQLException {
        Set<String> versions = new LinkedHashSet<>();
        if (exists()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT version FROM " + TABLE + " ORDER BY version")) {
                while (row.next()) {
                    versions.add(row.getString(1));
                }
            }
        }
        return versions;
    }

    void insert(String version) throws SQLException {
        update("INSERT INTO " + TABLE + " (version) VALUES (?)", version);
    }

    void delete(String version) throws SQLException {
        update("DELETE FROM " + TABLE + " WHERE version = ?", version);
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM " + TABLE);
    }

    private void update(String sql, String version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, version);
            statement.executeUpdate();
        }
    }
}
