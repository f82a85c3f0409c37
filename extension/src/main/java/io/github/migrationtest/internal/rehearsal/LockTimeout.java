package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How long the statements of one run wait for a lock, on the run's connection; as it was before again when it is closed. */
final class LockTimeout implements AutoCloseable {
    private final Connection connection;
    private final List<String> before = new ArrayList<>();

    private LockTimeout(Connection connection) {
        this.connection = connection;
    }

    static LockTimeout on(Connection connection, Optional<Duration> limit) throws SQLException {
        LockTimeout timeout = new LockTimeout(connection);
        try {
            if (limit.isPresent()) {
                for (Setting setting : settings(DatabaseKind.of(connection), limit.get())) {
                    timeout.set(setting);
                }
            }
            return timeout;
        } catch (SQLException e) {
            timeout.close();
            throw e;
        }
    }

    /** The same on every connection of a data source, which are the run's own and are not put back. */
    static DataSource on(DataSource dataSource, Optional<Duration> limit) {
        return limit.isEmpty()
                ? dataSource
                : (DataSource) Proxy.newProxyInstance(
                        LockTimeout.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (self, method, arguments) -> {
                            try {
                                Object result = method.invoke(dataSource, arguments);
                                if (result instanceof Connection opened) {
                                    on(opened, limit);
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** A setting of the session: how it is read, and how it is set. */
    private record Setting(String query, String statement, String value) {}

    private static List<Setting> settings(DatabaseKind kind, Duration limit) {
        String milliseconds = Long.toString(limit.toMillis());
        return switch (kind) {
            case SQLITE -> List.of(new Setting("PRAGMA busy_timeout", "PRAGMA busy_timeout = %s", milliseconds));
            case POSTGRESQL ->
                List.of(new Setting("SHOW lock_timeout", "SET lock_timeout = '%s'", milliseconds + "ms"));
            case MYSQL, MARIADB -> {
                // Whole seconds: one of metadata, one of rows.
                String seconds = Long.toString(Math.max(1, (limit.toMillis() + 999) / 1000));
                yield List.of(
                        new Setting("SELECT @@lock_wait_timeout", "SET SESSION lock_wait_timeout = %s", seconds),
                        new Setting(
                                "SELECT @@innodb_lock_wait_timeout",
                                "SET SESSION innodb_lock_wait_timeout = %s",
                                seconds));
            }
        };
    }

    private void set(Setting setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(setting.query())) {
                row.next();
                before.add(setting.statement().formatted(row.getString(1)));
            }
            statement.execute(setting.statement().formatted(setting.value()));
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : before) {
                statement.execute(sql);
            }
        }
    }
}
