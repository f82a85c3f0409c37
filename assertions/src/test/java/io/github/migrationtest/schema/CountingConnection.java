package io.github.migrationtest.schema;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

/** A connection that counts what its statements execute. */
final class CountingConnection {
    private final Connection counted;
    private int queries;

    CountingConnection(Connection connection) {
        counted = proxy(Connection.class, connection);
    }

    Connection connection() {
        return counted;
    }

    int queries() {
        return queries;
    }

    private <T> T proxy(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                queries++;
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
