package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.RowStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** A cursor of SQL: the driver has its own only where auto-commit is off, which nobody may change here. */
final class PostgresqlStream implements RowStream {
    private static final int VALUES_AT_ONCE = 20_000;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Statement statement;
    private final String name;
    private final int rows;
    private ResultSet result;
    private int left;

    private PostgresqlStream(Statement statement, String name, int rows) throws SQLException {
        this.statement = statement;
        this.name = name;
        this.rows = rows;
        this.result = fetch();
    }

    static PostgresqlStream open(Connection connection, String query, int columns) throws SQLException {
        String name = "migration_test_" + NUMBER.incrementAndGet();
        Statement statement = connection.createStatement();
        try {
            statement.execute("declare " + name + " no scroll cursor for " + query);
            return new PostgresqlStream(statement, name, Math.max(10, VALUES_AT_ONCE / columns));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private ResultSet fetch() throws SQLException {
        left = rows;
        return statement.executeQuery("fetch forward " + rows + " from " + name);
    }

    @Override
    public boolean next() throws SQLException {
        if (left > 0 && result.next()) {
            left--;
            return true;
        }
        if (left > 0) {
            return false;
        }
        result = fetch();
        return next();
    }

    @Override
    public String text(int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public long number(int column) throws SQLException {
        return result.getLong(column);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return result.wasNull();
    }

    @Override
    public void close() throws SQLException {
        try (Statement closing = statement) {
            closing.execute("close " + name);
        }
    }
}
