package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code flyway_schema_history} as flyway-core 13 makes it on SQLite. */
final class FlywayHistory {
    static final String TABLE = "flyway_schema_history";

    private static final String CREATE = """
            CREATE TABLE "flyway_schema_history" (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )""";

    private final Connection connection;

    FlywayHistory(Connection connection) {
        this.connection = connection;
    }

    /** One row; {@code version} is empty for a repeatable. */
    record Row(int rank, String version, String description, String type, Optional<Integer> checksum, boolean success) {

        boolean isOf(FlywayMigration migration) {
            return migration.isRepeatable()
                    ? version.isEmpty() && description.equals(migration.file().description())
                    : !version.isEmpty()
                            && FlywayVersions.same(
                                    version, migration.migration().version());
        }
    }

    boolean exists() throws SQLException {
        return any("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + TABLE + "'");
    }

    /** Whether there is anything in the database: Flyway refuses to start there without its history. */
    boolean isEmptyDatabase() throws SQLException {
        return !any(
                "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    }

    void create() throws SQLException {
        StatementRunner.execute(connection, CREATE);
        StatementRunner.execute(
                connection, "CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\" (\"success\")");
    }

    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT installed_rank, version, description, type, checksum, success FROM " + TABLE
                                + " ORDER BY installed_rank")) {
            while (result.next()) {
                String version = result.getString(2);
                int checksum = result.getInt(5);
                rows.add(new Row(
                        result.getInt(1),
                        version == null ? "" : version,
                        result.getString(3),
                        result.getString(4),
                        result.wasNull() ? Optional.empty() : Optional.of(checksum),
                        result.getBoolean(6)));
            }
        }
        return rows;
    }

    void insert(FlywayMigration migration, long milliseconds, boolean success) throws SQLException {
        int rank = rows().stream().mapToInt(Row::rank).max().orElse(0) + 1;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " VALUES (?, ?, ?, 'SQL', ?, ?, '', ?, ?)")) {
            insert.setInt(1, rank);
            if (migration.isRepeatable()) {
                insert.setNull(2, Types.VARCHAR);
            } else {
                insert.setString(2, migration.version());
            }
            insert.setString(3, migration.file().description());
            insert.setString(4, migration.file().script());
            insert.setInt(5, migration.checksum());
            insert.setLong(6, milliseconds);
            insert.setBoolean(7, success);
            insert.executeUpdate();
        }
    }

    void delete(Row row) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + TABLE + " WHERE installed_rank = ?")) {
            delete.setInt(1, row.rank());
            delete.executeUpdate();
        }
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM " + TABLE);
    }

    private boolean any(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }
}
