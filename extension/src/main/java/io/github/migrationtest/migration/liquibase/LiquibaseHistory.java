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
    private final HistoryPlace place;

    LiquibaseHistory(Connection connection, HistoryPlace place) {
        this.connection = connection;
        this.place = place;
    }

    /** One row of {@code DATABASECHANGELOG}. */
    record Row(String id, String author, String path, Optional<String> checksum, String type, ChangeSetKey key) {
        Row(String id, String author, String path, Optional<String> checksum, String type) {
            this(id, author, path, checksum, type, ChangeSetKey.of(id, author, path));
        }
    }

    /** In the order in which they were run. */
    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        Optional<String> table = find(place.table());
        if (table.isEmpty()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT ID, AUTHOR, FILENAME, MD5SUM, EXECTYPE FROM "
                        + table.get() + " ORDER BY DATEEXECUTED, ORDEREXECUTED")) {
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
        Optional<String> table = find(place.lockTable());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM " + table.get() + " WHERE ID = 1")) {
            return row.next() && row.getBoolean(1)
                    ? Optional.of(row.getString(2) + " since " + row.getString(3))
                    : Optional.empty();
        }
    }

    /** As it is written in a statement: an engine may have changed the case of its name, and of its schema's. */
    private Optional<String> find(String table) throws SQLException {
        DatabaseKind kind = DatabaseKind.of(connection);
        // Of MySQL, where a schema is a database, only this one is looked at.
        Optional<String> schema =
                kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB ? Optional.empty() : place.schema();
        String query =
                switch (kind) {
                    case SQLITE ->
                        "SELECT schema, name FROM pragma_table_list WHERE lower(name) = lower(?) AND schema = lower(?)";
                    case POSTGRESQL ->
                        "SELECT table_schema, table_name FROM information_schema.tables WHERE lower(table_name) ="
                                + " lower(?) AND CASE WHEN ? = '' THEN table_schema = current_schema() ELSE"
                                + " lower(table_schema) = lower(?) END";
                    case MYSQL, MARIADB ->
                        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema ="
                                + " database() AND lower(table_name) = lower(?)";
                };
        List<String> values = new ArrayList<>(List.of(table));
        switch (kind) {
            case SQLITE -> values.add(schema.orElse("main"));
            case POSTGRESQL -> values.addAll(List.of(schema.orElse(""), schema.orElse("")));
            case MYSQL, MARIADB -> {}
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(quoted(kind, row.getString(1)) + "." + quoted(kind, row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static String quoted(DatabaseKind kind, String name) {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB
                ? "`" + name.replace("`", "``") + "`"
                : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
