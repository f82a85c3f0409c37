package io.github.migrationtest.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One moment at which PostgreSQL is read, under settings of its own, whatever the session's are.
 *
 * <p>Where a transaction is open already, it is read inside it, behind a savepoint: going back to it puts the settings back.
 * Where none is, one of its own is opened and rolled back. Neither commits or changes anything.
 */
public final class PostgresqlReadTransaction implements AutoCloseable {
    private static final String SAVEPOINT = "migration_test_reading";

    private final Connection connection;
    private final boolean own;

    private PostgresqlReadTransaction(Connection connection, boolean own) {
        this.connection = connection;
        this.own = own;
    }

    /**
     * Begins one.
     *
     * @param settings a query that makes them, each until the end of the transaction
     * @throws SQLException if the database refuses it; nothing is open then
     */
    public static PostgresqlReadTransaction begin(Connection connection, String settings) throws SQLException {
        PostgresqlReadTransaction transaction = new PostgresqlReadTransaction(connection, isIdle(connection));
        boolean begunInSql = transaction.own && connection.getAutoCommit();
        if (!begunInSql) {
            transaction.begin();
        }
        try {
            // In one message: that is a round trip less of each reading.
            transaction.run((begunInSql ? "begin isolation level repeatable read, read only; " : "") + settings);
        } catch (SQLException e) {
            transaction.closeAfter(e);
            throw e;
        }
        return transaction;
    }

    /** What to read through. */
    public Connection connection() {
        return connection;
    }

    /** Inside a transaction the driver refuses to change what holds for the next one (java.sql.Connection.setReadOnly). */
    private static boolean isIdle(Connection connection) throws SQLException {
        boolean readOnly = connection.isReadOnly();
        try {
            connection.setReadOnly(readOnly);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void begin() throws SQLException {
        if (!own) {
            run("savepoint " + SAVEPOINT);
        } else {
            // The driver sends the BEGIN.
            run("set transaction isolation level repeatable read, read only");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            run("rollback");
        } else {
            run("rollback to savepoint " + SAVEPOINT);
            run("release savepoint " + SAVEPOINT);
        }
    }

    private void closeAfter(SQLException failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
