package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite database in memory, for one test. */
record SqliteMemory(Connection connection, boolean isCopy) implements Database, AutoCloseable {

    static SqliteMemory of(String... statements) {
        return opened(false, statements);
    }

    static SqliteMemory copyOf(String... statements) {
        return opened(true, statements);
    }

    private static SqliteMemory opened(boolean copy, String... statements) {
        try {
            SqliteMemory database = new SqliteMemory(DriverManager.getConnection("jdbc:sqlite::memory:"), copy);
            database.execute(statements);
            return database;
        } catch (SQLException e) {
            throw new AssertionError("No database in memory", e);
        }
    }

    void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("The test's own SQL failed", e);
        }
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.SQLITE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:sqlite::memory:";
    }

    /** One that nobody closes but the test: in memory a connection is the database. */
    @Override
    public Connection connection() {
        return Database.of(connection).connection();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError("The database in memory does not close", e);
        }
    }
}
