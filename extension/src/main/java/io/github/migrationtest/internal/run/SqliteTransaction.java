package io.github.migrationtest.internal.run;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions of SQLite as SQL.
 *
 * <p>Scripts may hold their own {@code COMMIT} and {@code BEGIN}, and {@code PRAGMA foreign_keys} is void in a transaction
 * only; JDBC's own transactions know nothing of the first and, in sqlite-jdbc, break the second.
 */
public final class SqliteTransaction {
    private SqliteTransaction() {}

    /** Opens one. */
    public static void begin(Connection connection) throws SQLException {
        StatementRunner.execute(connection, "BEGIN");
    }

    /** Commits. */
    public static void commit(Connection connection) throws SQLException {
        StatementRunner.execute(connection, "COMMIT");
    }

    /** Rolls back if one is open; a failure to do so is added to what has failed before. */
    public static void rollBack(Connection connection, Throwable failure) {
        try {
            if (isOpen(connection)) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Whether one is open: only then is another {@code BEGIN} refused. */
    public static boolean isOpen(Connection connection) throws SQLException {
        try {
            StatementRunner.execute(connection, "BEGIN");
        } catch (SQLException e) {
            return true;
        }
        StatementRunner.execute(connection, "ROLLBACK");
        return false;
    }
}
