package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;

/** A block's statements one by one, as {@code mattn/go-sqlite3} takes a text of several ({@code pkg/driver/sqlite/sqlite.go}). */
record SqliteDbmate(Connection connection, String name) implements DbmateDriver {

    @Override
    public void createTable() throws SQLException {
        StatementRunner.execute(
                connection, "create table if not exists " + table() + " (version varchar(128) primary key)");
    }

    @Override
    public boolean hasTable() throws SQLException {
        return DbmateDriver.any(connection, "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", name);
    }

    @Override
    public String table() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void begin() throws SQLException {
        SqliteTransaction.begin(connection);
    }

    @Override
    public void commit() throws SQLException {
        SqliteTransaction.commit(connection);
    }

    @Override
    public void rollBack(Throwable failure) {
        SqliteTransaction.rollBack(connection, failure);
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript block)
            throws StatementFailure, SQLException {
        runner.run(migration, block);
    }

    @Override
    public String leftBehind(StatementRunner runner, boolean transaction) {
        if (!transaction) {
            return "The block says transaction:false, so what ran before this statement stays";
        }
        return runner.hasEndedTransaction()
                ? "The script had ended the transaction by itself: what it committed, or ran outside one, stays"
                : "Its block was rolled back, what was applied before it stays";
    }
}
