package io.github.migrationtest.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An SQLite database in memory. */
final class SqliteMemory implements AutoCloseable {
    final Connection connection;

    SqliteMemory(String... scripts) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        for (String script : scripts) {
            execute(script);
        }
    }

    static SchemaSnapshot schemaOf(String... scripts) throws SQLException {
        try (SqliteMemory database = new SqliteMemory(scripts)) {
            return database.schema();
        }
    }

    /** Runs all statements of a text; sqlite-jdbc's {@code execute} would run the first. */
    void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    SchemaSnapshot schema() {
        return SchemaSnapshot.of(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
