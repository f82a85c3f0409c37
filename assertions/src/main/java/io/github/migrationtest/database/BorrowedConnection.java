package io.github.migrationtest.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database known by one connection that somebody else owns. */
record BorrowedConnection(DatabaseKind kind, String jdbcUrl, Connection connection) implements Database {

    BorrowedConnection(Connection owned) {
        this(DatabaseKind.of(owned), urlOf(owned), unclosable(owned));
    }

    static String urlOf(Connection connection) {
        try {
            @Nullable String url = connection.getMetaData().getURL();
            // JDBC lets a driver or a pool not know.
            return url == null ? connection.getMetaData().getDatabaseProductName() : JdbcUrls.withoutPassword(url);
        } catch (SQLException e) {
            throw new DatabaseException("The connection does not say where it leads.", e);
        }
    }

    private static Connection unclosable(Connection owned) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close" -> null;
                    case "equals" -> proxy == arguments[0];
                    default -> {
                        try {
                            yield method.invoke(owned, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }
}
