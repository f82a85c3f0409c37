package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A script of rows.
 *
 * @param asked how the user asked for it
 */
public record RowScript(Path file, String asked) implements RowsAt.Rows {

    /** Runs its statements one by one on one connection, each committed unless the script says otherwise. */
    @Override
    public void into(TestDatabase database) {
        SqlScript script = SqlScript.split(database.kind(), file, ScriptFiles.read(file));
        try (Connection connection = database.connection()) {
            for (SqlStatement statement : script.statements()) {
                run(database, connection, statement);
            }
        } catch (SQLException e) {
            throw failure(database, "its connection failed: ", "", e);
        }
    }

    private void run(TestDatabase database, Connection connection, SqlStatement statement) {
        try (Statement sending = connection.createStatement()) {
            sending.execute(statement.sql());
        } catch (SQLException e) {
            String sql = statement.sql().strip();
            String shown = sql.length() > MigrationFailedException.SQL_SHOWN
                    ? sql.substring(0, MigrationFailedException.SQL_SHOWN) + "..."
                    : sql;
            throw failure(
                    database,
                    "statement " + statement.number() + " (" + file + ":" + statement.line() + ") failed: ",
                    "\n" + shown,
                    e);
        }
    }

    /** What a server says of rows may show values of a real database: on a copy only its code is told. */
    private IllegalStateException failure(TestDatabase database, String what, String sql, SQLException e) {
        return database.isCopy()
                ? new IllegalStateException(
                        asked + ": " + what + "SQL state " + e.getSQLState() + ", code " + e.getErrorCode() + "." + sql)
                : new IllegalStateException(asked + ": " + what + e.getMessage() + sql, e);
    }
}
