package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Whether a connection enforces foreign keys: each decides for itself. */
public final class ForeignKeyEnforcement {
    private static final Pattern SWITCH =
            Pattern.compile("foreign_keys|foreign_key_checks|session_replication_role", Pattern.CASE_INSENSITIVE);

    private ForeignKeyEnforcement() {}

    /** What SQLite's {@code PRAGMA foreign_keys} says now; within a transaction it cannot change. */
    public static boolean isOn(Connection connection) throws SQLException {
        return isOn(connection, DatabaseKind.SQLITE);
    }

    /** The same of any engine. */
    public static boolean isOn(Connection connection, DatabaseKind kind) throws SQLException {
        String question =
                switch (kind) {
                    case SQLITE -> "PRAGMA foreign_keys";
                    case POSTGRESQL -> "SELECT current_setting('session_replication_role') <> 'replica'";
                    case MYSQL, MARIADB -> "SELECT @@foreign_key_checks";
                };
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Whether a statement speaks of it. */
    public static boolean isSpokenOf(String sql) {
        return SWITCH.matcher(sql).find();
    }
}
