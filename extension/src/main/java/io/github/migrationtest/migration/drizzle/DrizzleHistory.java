package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The table {@code __drizzle_migrations} of SQLite. */
final class DrizzleHistory {
    static final String TABLE = "__drizzle_migrations";

    /** As drizzle-orm spells it. SERIAL is no type that SQLite knows, so every {@code id} is null. */
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
            \t\t\t\tid SERIAL PRIMARY KEY,
            \t\t\t\thash text NOT NULL,
            \t\t\t\tcreated_at numeric
            \t\t\t)""";

    private final Connection connection;

    DrizzleHistory(Connection connection) {
        this.connection = connection;
    }

    /**
     * One applied migration.
     *
     * @param createdAt its {@code when}, empty if that is no number
     */
    record Row(long rowId, String hash, OptionalDouble createdAt) {}

    void create() throws SQLException {
        StatementRunner.execute(connection, CREATE);
    }

    /** Its rows, in the order in which they were written. */
    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT rowid, hash, created_at FROM `__drizzle_migrations` ORDER BY rowid")) {
            while (result.next()) {
                Object createdAt = result.getObject(3);
                rows.add(new Row(
                        result.getLong(1),
                        result.getString(2),
                        createdAt instanceof Number number
                                ? OptionalDouble.of(number.doubleValue())
                                : OptionalDouble.empty()));
            }
        }
        return rows;
    }

    void insert(String hash, long when) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO `__drizzle_migrations` (`hash`, `created_at`) VALUES(?, ?)")) {
            statement.setString(1, hash);
            statement.setLong(2, when);
            statement.executeUpdate();
        }
    }

    void delete(Row row) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM `__drizzle_migrations` WHERE rowid = ?")) {
            statement.setLong(1, row.rowId());
            statement.executeUpdate();
        }
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM `__drizzle_migrations`");
    }

    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'")) {
            return result.next();
        }
    }
}
