package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The engine's own check of its file. */
public final class IntegrityCheck {
    private static final int LINES = 100;
    private static final int SQLITE_CORRUPT = 11;

    private IntegrityCheck() {}

    /** The same for a database, through a connection of its own. */
    public static List<String> of(Database database) {
        if (database.kind() != io.github.migrationtest.database.DatabaseKind.SQLITE) throw new UnsupportedOperationException();
        try (Connection connection = database.connection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new DatabaseException("The connection to " + database.jdbcUrl() + " cannot be closed.", e);
        }
    }

    /**
     * What {@code PRAGMA integrity_check} finds wrong, at most 100 lines; empty where all is well.
     *
     * <p>It names tables, indexes and row numbers, never a value. Foreign keys are not among what it checks: see {@link Orphans}.
     *
     * @throws DatabaseException if the file is no SQLite database
     */
    public static List<String> of(Connection connection) {
        if (DatabaseKind.of(connection) != io.github.migrationtest.database.DatabaseKind.SQLITE) throw new UnsupportedOperationException();
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma main.integrity_check(" + LINES + ")")) {
            while (row.next()) {
                String line = row.getString(1);
                if (!"ok".equals(line)) {
                    problems.add(line);
                }
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLITE_CORRUPT) {
                throw new DatabaseException(
                        "PRAGMA integrity_check cannot be run on "
                                + Database.of(connection).jdbcUrl() + ": is it a SQLite database?",
                        e);
            }
            problems.add("the file is so damaged that the check cannot read on (SQLITE_CORRUPT)");
        }
        return problems;
    }
}
