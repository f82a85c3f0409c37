package io.github.migrationtest.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One moment for several queries on SQLite: the caller's own transaction if there is one, else one that ends with this.
 *
 * <p>Begun in SQL: {@code setAutoCommit} would be a setting that somebody else may see.
 */
public final class ReadTransaction implements AutoCloseable {
    private final Connection connection;
    private final boolean own;

    private ReadTransaction(Connection connection, boolean own) {
        this.connection = connection;
        this.own = own;
    }

    /**
     * Begins one, or stays in the one that is there.
     *
     * @throws SQLException if the database cannot be read
     */
    public static ReadTransaction on(Connection connection) throws SQLException {
        return new ReadTransaction(connection, connection.getAutoCommit() && begin(connection));
    }

    /** What to read through. */
    public Connection connection() {
        return connection;
    }

    /** Whether the caller is in none, so that what is seen here is what stands in the file. */
    public boolean isOwn() {
        return own;
    }

    private static boolean begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin");
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("within a transaction")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("commit");
            }
        }
    }
}
