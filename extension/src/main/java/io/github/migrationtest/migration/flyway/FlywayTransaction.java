package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SqliteTransaction;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The transaction around one script, or none.
 *
 * <p>It is JDBC's, since Flyway's is: what the driver makes of a {@code COMMIT} or a {@code PRAGMA} in a script is then the same.
 */
interface FlywayTransaction {

    static FlywayTransaction of(Connection connection, boolean wanted) {
        if (!wanted) {
            return new None();
        }
        return DatabaseKind.of(connection) == DatabaseKind.SQLITE ? new OnSqlite(connection) : new Of(connection);
    }

    default void begin() throws SQLException {}

    default void commit() throws SQLException {}

    /** Ends what a failure left open; what fails at that is added to it. */
    default void rollBack(Throwable failure) {}

    /** Leaves the connection in auto-commit mode. */
    default void end() throws SQLException {}

    /** No transaction. */
    record None() implements FlywayTransaction {}

    /** As the driver has it. */
    record Of(Connection connection) implements FlywayTransaction {
        @Override
        public void begin() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void rollBack(Throwable failure) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }

        @Override
        public void end() throws SQLException {
            connection.setAutoCommit(true);
        }
    }

    /** sqlite-jdbc commits on the way to auto-commit, and fails at that where a script has already done so. */
    record OnSqlite(Connection connection) implements FlywayTransaction {
        @Override
        public void begin() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void rollBack(Throwable failure) {
            SqliteTransaction.rollBack(connection, failure);
        }

        @Override
        public void end() throws SQLException {
            if (!SqliteTransaction.isOpen(connection)) {
                SqliteTransaction.begin(connection);
            }
            connection.setAutoCommit(true);
        }
    }
}
