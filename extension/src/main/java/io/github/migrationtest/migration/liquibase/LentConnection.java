package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that Liquibase works on. Liquibase ends with its own; one that lives on has to be as it was.
 *
 * @param searchPath where PostgreSQL looked for names before; null on other engines
 */
record LentConnection(Connection connection, @Nullable String searchPath) {

    static LentConnection of(Connection connection) throws SQLException {
        if (DatabaseKind.of(connection) != DatabaseKind.POSTGRESQL) {
            return new LentConnection(connection, null);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('search_path')")) {
            row.next();
            return new LentConnection(connection, row.getString(1));
        }
    }

    /** The same, but that nobody can close it. */
    Connection keptOpen() {
        return (Connection) Proxy.newProxyInstance(
                LentConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close") || method.getName().equals("abort")) {
                        return null;
                    }
                    if (method.getName().equals("equals") && arguments != null) {
                        return self == arguments[0];
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void putBack(@Nullable Throwable failure) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            putSearchPathBack();
        } catch (SQLException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private void putSearchPathBack() throws SQLException {
        if (searchPath == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
            statement.setString(1, searchPath);
            statement.execute();
        }
    }
}
