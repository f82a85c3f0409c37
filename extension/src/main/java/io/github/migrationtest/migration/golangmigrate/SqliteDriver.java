package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Each file in a transaction of its own, or in none where it is told so ({@code database/sqlite3/sqlite3.go}). */
record SqliteDriver(Connection connection, String table, boolean noTransaction) implements GolangMigrateDriver {

    @Override
    public void createTable() throws SQLException {
        StatementRunner.execute(connection, "CREATE TABLE IF NOT EXISTS " + table + " (version uint64,dirty bool)");
        StatementRunner.execute(
                connection, "CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON " + table + " (version)");
    }

    @Override
    public Optional<SchemaVersion> read() throws SQLException {
        return GolangMigrateDriver.any(
                        connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table)
                ? GolangMigrateDriver.read(connection, table)
                : Optional.empty();
    }

    @Override
    public void write(SchemaVersion version, boolean dirty) throws SQLException {
        SqliteTransaction.begin(connection);
        try {
            StatementRunner.execute(connection, "DELETE FROM " + table);
            GolangMigrateDriver.insert(connection, table, version, dirty);
            SqliteTransaction.commit(connection);
        } catch (SQLException e) {
            SqliteTransaction.rollBack(connection, e);
            throw e;
        }
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript script)
            throws StatementFailure, SQLException {
        if (noTransaction) {
            runner.run(migration, script);
            return;
        }
        GolangMigrateRun.tool(migration, "at its BEGIN", () -> SqliteTransaction.begin(connection));
        runner.run(migration, script);
        GolangMigrateRun.tool(migration, "at its COMMIT", () -> SqliteTransaction.commit(connection));
    }

    @Override
    public void rollBack(Throwable failure) {
        SqliteTransaction.rollBack(connection, failure);
    }

    @Override
    public String leftBehind(StatementRunner runner) {
        if (noTransaction) {
            return "x-no-tx-wrap runs a file without a transaction: what ran before this statement stays";
        }
        return runner.hasEndedTransaction()
                ? "The script had ended the transaction by itself: what it committed, or ran outside one, stays"
                : "Its file was rolled back, what was applied before it stays";
    }
}
