package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Looks whether a statement can be tried on a database that is not this library's own, so that nothing of it stays. */
final class TrialGround {
    private static final String INSTEAD = " On a TestDatabase it would run on a clone.";

    private final TrialStatement statement;
    private final Database database;
    private final Connection connection;

    TrialGround(TrialStatement statement, Database database, Connection connection) {
        this.statement = statement;
        this.database = database;
        this.connection = connection;
    }

    /**
     * @throws IllegalStateException if a transaction is open
     * @throws IllegalArgumentException if the statement could leave something behind
     */
    void check() throws SQLException {
        if (!statement.isOfRows()) {
            throw new IllegalArgumentException(
                    statement.claim() + "(...) tries nothing but statements on rows on " + database.jdbcUrl() + ", and "
                            + statement.verb() + " is none: " + statement.sql() + "." + INSTEAD);
        }
        if (!connection.getAutoCommit() || isInTransaction()) {
            throw new IllegalStateException(
                    statement.claim() + "(...) rolls back what it runs, and would take along the"
                            + " transaction that is open on the connection to " + database.jdbcUrl()
                            + ". Commit it and switch auto-commit on first." + INSTEAD);
        }
        if (database.kind() == DatabaseKind.MYSQL || database.kind() == DatabaseKind.MARIADB) {
            List<String> tables = MysqlTablesWithoutTransactions.reachedBy(statement, connection);
            if (!tables.isEmpty()) {
                throw new IllegalArgumentException(statement.claim() + "(...) rolls back what it runs, and rows of "
                        + String.join(", ", tables) + " cannot be rolled back: " + statement.sql() + "." + INSTEAD);
            }
        }
    }

    /** A transaction that was begun by a statement is unknown to JDBC. */
    private boolean isInTransaction() throws SQLException {
        return switch (database.kind()) {
            case SQLITE -> !succeeds("begin") || !succeeds("rollback");
            // Outside of one PostgreSQL refuses the first, and MySQL forgets it at once.
            case POSTGRESQL, MYSQL, MARIADB ->
                succeeds("savepoint migration_test_ground") && succeeds("release savepoint migration_test_ground");
        };
    }

    private boolean succeeds(String sql) {
        try (Statement words = connection.createStatement()) {
            words.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
