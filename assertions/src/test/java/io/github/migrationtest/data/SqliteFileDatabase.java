package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A SQLite file of one test. */
record SqliteFileDatabase(Path file, boolean isCopy) implements Database {

    SqliteFileDatabase(Path file) {
        this(file, false);
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.SQLITE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public Connection connection() {
        try {
            return DriverManager.getConnection(jdbcUrl());
        } catch (SQLException e) {
            throw new DatabaseException("The test's database does not open.", e);
        }
    }

    /** More than is read before it is compared. */
    SqliteFileDatabase madeLarge() throws SQLException {
        return execute(
                "create table filler (id integer primary key, x)", "insert into filler values (1, zeroblob(5000000))");
    }

    SqliteFileDatabase execute(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma synchronous = off");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** The first column of a query, as text. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** Everything in it in another file, as it is now. */
    SqliteFileDatabase copy(String name) throws SQLException {
        Path other = file.resolveSibling(name);
        execute("vacuum into '" + other.toString().replace("'", "''") + "'");
        return new SqliteFileDatabase(other, isCopy);
    }
}
