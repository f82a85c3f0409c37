package io.github.migrationtest.migration.goose;

import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements of a piece one by one, as both drivers take a text of several ({@code internal/dialects/sqlite3.go}). */
record SqliteGoose(Connection connection, String table) implements GooseDriver {

    @Override
    public void createTable() throws SQLException {
        // To the letter: SQLite keeps the text, and a dump shows it.
        StatementRunner.execute(
                connection,
                "CREATE TABLE " + table
                        + " (\n\t\tid INTEGER PRIMARY KEY AUTOINCREMENT,\n\t\tversion_id INTEGER NOT NULL,"
                        + "\n\t\tis_applied INTEGER NOT NULL,\n\t\ttstamp TIMESTAMP DEFAULT (datetime('now'))\n\t)");
    }

    @Override
    public boolean hasTable() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
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
    public void run(StatementRunner runner, Migration migration, GooseScript script, GooseStatement piece)
            throws StatementFailure, SQLException {
        for (SqlStatement statement : script.statements(piece)) {
            runner.run(migration, script.script(), statement);
        }
    }

    @Override
    public String leftBehind(StatementRunner runner, boolean transaction) {
        if (!transaction) {
            return "The file says NO TRANSACTION, so what ran before this statement stays";
        }
        return runner.hasEndedTransaction()
                ? "The script had ended the transaction by itself: what it committed, or ran outside one, stays"
                : "Its file was rolled back, what was applied before it stays";
    }
}
