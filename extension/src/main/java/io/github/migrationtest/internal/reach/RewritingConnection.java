package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.run.SqlRewriting;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites every SQL text on its way to the driver, whoever sends it and how: statement by statement, a file whole, prepared, in
 * a batch. What was asked keeps its own text.
 */
final class RewritingConnection implements InvocationHandler, SqlRewriting {
    private final Object target;
    private final UnaryOperator<String> rewriting;

    private RewritingConnection(Object target, UnaryOperator<String> rewriting) {
        this.target = target;
        this.rewriting = rewriting;
    }

    static Connection of(Connection connection, UnaryOperator<String> rewriting) {
        return (Connection) proxy(connection, Connection.class, rewriting);
    }

    /** A data source whose connections rewrite. */
    static DataSource of(DataSource source, UnaryOperator<String> rewriting) {
        return (DataSource) proxy(source, DataSource.class, rewriting);
    }

    private static Object proxy(Object target, Class<?> type, UnaryOperator<String> rewriting) {
        return Proxy.newProxyInstance(
                RewritingConnection.class.getClassLoader(),
                new Class<?>[] {type},
                new RewritingConnection(target, rewriting));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return self == arguments[0];
        }
        if (arguments != null && arguments.length == 1 && arguments[0] == SqlRewriting.class) {
            return method.getName().equals("isWrapperFor") ? true : this;
        }
        try {
            return wrapped(method.invoke(target, takesSql(method) ? rewritten(arguments) : arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public String rewritten(String sql) {
        return rewriting.apply(sql);
    }

    private static boolean takesSql(Method method) {
        String name = method.getName();
        return name.startsWith("execute")
                || name.startsWith("prepare")
                || name.equals("addBatch")
                || name.equals("nativeSQL");
    }

    private @Nullable Object @Nullable [] rewritten(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
            return arguments;
        }
        @Nullable Object[] copy = arguments.clone();
        copy[0] = rewriting.apply(sql);
        return copy;
    }

    /** Statements of a rewriting connection rewrite too, and the connections of a rewriting data source. */
    private @Nullable Object wrapped(@Nullable Object result) {
        if (target instanceof DataSource && result instanceof Connection connection) {
            return of(connection, rewriting);
        }
        if (!(target instanceof Connection) || !(result instanceof Statement)) {
            return result;
        }
        Class<?> type = result instanceof CallableStatement
                ? CallableStatement.class
                : result instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(result, type, rewriting);
    }
}
