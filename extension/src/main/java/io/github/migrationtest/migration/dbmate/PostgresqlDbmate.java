package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.PostgresqlCatalog;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A block whole in one query of the simple protocol ({@code pkg/driver/postgres/postgres.go} on {@code lib/pq}). */
record PostgresqlDbmate(Connection connection, String name) implements DbmateDriver {
    private static final String NO_SUCH_SCHEMA = "3F000";

    @Override
    public void createTable() throws SQLException {
        String create = "create table if not exists " + table() + " (version varchar primary key)";
        try {
            StatementRunner.execute(connection, create);
        } catch (SQLException e) {
            if (!NO_SUCH_SCHEMA.equals(e.getSQLState())) {
                throw e;
            }
            StatementRunner.execute(connection, "create schema if not exists " + Names.quoted(schema()));
            StatementRunner.execute(connection, create);
        }
    }

    @Override
    public boolean hasTable() throws SQLException {
        return DbmateDriver.any(connection, PostgresqlCatalog.HAS_TABLE, schema(), unqualified());
    }

    /** dbmate asks for the schema each time, so a script that moves {@code search_path} moves the table's place. */
    @Override
    public String table() throws SQLException {
        return Names.quoted(schema()) + "." + Names.quoted(unqualified());
    }

    private String unqualified() {
        return name.substring(name.indexOf('.') + 1);
    }

    private String schema() throws SQLException {
        if (name.indexOf('.') > 0) {
            return name.substring(0, name.indexOf('.'));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_schema()")) {
            row.next();
            String current = row.getString(1);
            return current == null ? "public" : current;
        }
    }

    @Override
    public void begin() throws SQLException {
        expectTransaction(false);
        StatementRunner.execute(connection, "BEGIN");
    }

    @Override
    public void commit() throws SQLException {
        expectTransaction(true);
        StatementRunner.execute(connection, "COMMIT");
    }

    /** {@code checkIsInTransaction} of {@code lib/pq}. */
    private void expectTransaction(boolean expected) throws SQLException {
        if (PostgresqlSimpleQuery.isInTransaction(connection) != expected) {
            throw new SQLException(
                    expected
                            ? "pq: unexpected transaction status idle: the script has ended dbmate's transaction by itself"
                            : "pq: unexpected transaction status idle in transaction: a script before it has a BEGIN without"
                                    + " its COMMIT",
                    "25000");
        }
    }

    @Override
    public void rollBack(Throwable failure) {
        try {
            if (PostgresqlSimpleQuery.isInTransaction(connection)) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript block)
            throws StatementFailure, SQLException {
        runner.runWhole(migration, block);
    }

    @Override
    public String leftBehind(StatementRunner runner, boolean transaction) {
        if (runner.hasEndedTransaction()) {
            return "The script had ended the transaction by itself: what it committed, or ran outside one, stays";
        }
        return transaction
                ? "Its block was rolled back, what was applied before it stays"
                : "The block says transaction:false, but PostgreSQL takes several statements in one query as one transaction:"
                        + " it was rolled back, what was applied before it stays";
    }
}
