package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables that Liquibase keeps; it alone writes them. */
final class LiquibaseHistory {
    private final Connection connection;
    private final LiquibaseSettings settings;

    LiquibaseHistory(Connection connection, LiquibaseSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** One row of {@code DATABASECHANGELOG}. */
    record Row(String id, String author, String path, Optional<String> checksum, String type) {}

    /** In the order in which they were run. */
    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists(settings.historyTable())) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT ID, AUTHOR, FILENAME, MD5SUM, EXECTYPE FROM "
                        + settings.historyTable() + " ORDER BY DATEEXECUTED, ORDEREXECUTED")) {
            while (result.next()) {
                rows.add(new Row(
                        result.getString(1),
                        result.getString(2),
                        result.getString(3),
                        Optional.ofNullable(result.getString(4)),
                        result.getString(5)));
            }
        }
        return rows;
    }

    /** Who holds the lock, if anybody does. */
    Optional<String> lockedBy() throws SQLException {
        if (!exists(settings.lockTable())) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM " + settings.lockTable() + " WHERE ID = 1")) {
            return row.next() && row.getBoolean(1)
                    ? Optional.of(row.getString(2) + " since " + row.getString(3))
                    : Optional.empty();
        }
    }

    private boolean exists(String table) throws SQLException {
        String query =
                switch (DatabaseKind.of(connection)) {
                    case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)";
                    case POSTGRESQL ->
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND lower(table_name) = lower(?)";
                    case MYSQL, MARIADB ->
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND lower(table_name) = lower(?)";
                };
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
