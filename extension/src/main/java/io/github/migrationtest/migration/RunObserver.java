package io.github.migrationtest.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told of every statement that a run has executed. Whoever wants the run as it is in production looks at nothing. */
@FunctionalInterface
public interface RunObserver {

    /** One statement has been executed on the connection, its transaction still open if it has one. */
    void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException;

    /** Nothing has been executed on the connection yet; only who looks at each statement is told. */
    default void begins(Connection connection) throws SQLException {}

    /**
     * Whether it looks at the database: then the statements that a driver sends to PostgreSQL in one message are sent one by one,
     * in the transaction that the server makes of such a message.
     */
    default boolean looksAtEach() {
        return false;
    }

    /** Looks at nothing. */
    static RunObserver none() {
        return (migration, script, statement, connection) -> {};
    }
}
