package io.github.migrationtest.internal.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a SQLite connection enforces foreign keys: each decides for itself. */
public final class ForeignKeyEnforcement {
    private ForeignKeyEnforcement() {}

    /** What {@code PRAGMA foreign_keys} says now; within a transaction it cannot change. */
    public static boolean isOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA foreign_keys")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
