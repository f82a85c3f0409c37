package io.github.migrationtest.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database that a peer has made, with one connection to it. */
record JdbcTestedDatabase(Connection connection, Dropping dropping) implements TestedDatabase {

    /** What the peer does with it after the test. */
    interface Dropping {
        void drop() throws SQLException;
    }

    @Override
    public int ask() throws SQLException {
        return ServerMigrations.version(connection);
    }

    @Override
    public void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        dropping.drop();
    }
}
