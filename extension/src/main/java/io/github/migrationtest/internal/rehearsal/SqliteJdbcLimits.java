package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.ConnectionHook;
import io.github.migrationtest.migration.MigrationRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** The limits that sqlite-jdbc sets on its connections where nobody asks for others ({@code SQLiteConfig}); the other drivers set none. */
final class SqliteJdbcLimits {
    private static final List<ConnectionHook> LIMITS = List.of(SqliteJdbcLimits::set);

    private SqliteJdbcLimits() {}

    static List<ConnectionHook> of(MigrationRuntime runtime) {
        return runtime.name().equals("sqlite-jdbc") ? LIMITS : List.of();
    }

    private static void set(Connection connection) throws SQLException {
        SQLiteConnection driver = connection.unwrap(SQLiteConnection.class);
        driver.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1_000_000);
        driver.setLimit(SQLiteLimits.SQLITE_LIMIT_FUNCTION_ARG, 100);
    }
}
