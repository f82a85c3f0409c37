package io.github.migrationtest.schema;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that counts what its statements execute and the rows that are read of it. */
final class CountingConnection {
    private final Connection counted;
    private int queries;
    private int rows;
    private int interruptedQuery = -1;
    private Interruption interruption = () -> {};

    /** What somebody else does meanwhile. */
    interface Interruption {
        void run() throws SQLException;
    }

    CountingConnection(Connection connection) {
        counted = proxy(Connection.class, connection);
    }

    Connection connection() {
        return counted;
    }

    int queries() {
        return queries;
    }

    int rows() {
        return rows;
    }

    /** Has something done just before a query, the first being 1. */
    void before(int query, Interruption what) {
        interruptedQuery = query;
        interruption = what;
    }

    private <T> T proxy(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && ++queries == interruptedQuery) {
                interruption.run();
            }
            try {
                return watched(method.getName(), method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object watched(String method, Object result) {
        if (result instanceof Statement statement && method.equals("createStatement")) {
            return proxy(Statement.class, statement);
        }
        if (method.equals("next") && Boolean.TRUE.equals(result)) {
            rows++;
        }
        return result instanceof ResultSet set ? proxy(ResultSet.class, set) : result;
    }
}
