package io.github.migrationtest.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told of every statement that a run has executed. Whoever wants the run as it is in production looks at nothing. */
@FunctionalInterface
public interface RunObserver {

    /** One statement has been executed on the connection, its transaction still open if it has one. */
    void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException;

    /** Looks at nothing. */
    static RunObserver none() {
        return (migration, script, statement, connection) -> {};
    }
}
