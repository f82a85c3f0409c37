package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** SQLite's own check of its file, and what it does not look at: the bytes of texts. */
final class SqliteIntegrity {
    private static final int LINES = 100;
    private static final int SQLITE_CORRUPT = 11;

    private SqliteIntegrity() {}

    static List<String> of(Connection connection, Collection<String> sound) {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma main.integrity_check(" + LINES + ")")) {
            while (row.next()) {
                String line = row.getString(1);
                if (!"ok".equals(line)) {
                    problems.add(line);
                }
            }
            problems.addAll(SqliteTexts.broken(connection, sound));
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
