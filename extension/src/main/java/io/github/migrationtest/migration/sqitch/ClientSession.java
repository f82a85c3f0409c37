package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The session of one script. sqitch starts a client for each, and what a script leaves open ends with that: its transaction, its
 * temporary tables, its settings. Here the next script runs on the same connection, so they are ended by hand.
 */
final class ClientSession {
    private static final List<String> MYSQL_SETTINGS =
            List.of("sql_mode", "foreign_key_checks", "unique_checks", "time_zone", "sql_safe_updates");

    private final Connection connection;
    private final DatabaseKind kind;
    private final Map<String, String> before;

    private ClientSession(Connection connection, DatabaseKind kind, Map<String, String> before) {
        this.connection = connection;
        this.kind = kind;
        this.before = before;
    }

    static ClientSession begin(Connection connection) throws SQLException {
        DatabaseKind kind = DatabaseKind.of(connection);
        return new ClientSession(connection, kind, settings(connection, kind));
    }

    private static Map<String, String> settings(Connection connection, DatabaseKind kind) throws SQLException {
        return switch (kind) {
            case SQLITE ->
                pairs(
                        connection,
                        "SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys"
                                + " UNION ALL SELECT 'recursive_triggers', recursive_triggers FROM pragma_recursive_triggers"
                                + " UNION ALL SELECT 'ignore_check_constraints', ignore_check_constraints FROM pragma_ignore_check_constraints"
                                + " UNION ALL SELECT 'legacy_alter_table', legacy_alter_table FROM pragma_legacy_alter_table"
                                + " UNION ALL SELECT 'writable_schema', writable_schema FROM pragma_writable_schema");
            case POSTGRESQL ->
                pairs(connection, "SELECT name, current_setting(name) FROM pg_settings WHERE source = 'session'");
            case MYSQL, MARIADB -> {
                Map<String, String> found = new LinkedHashMap<>();
                for (String name : MYSQL_SETTINGS) {
                    found.putAll(pairs(connection, "SELECT '" + name + "', @@session." + name));
                }
                yield found;
            }
        };
    }

    private static Map<String, String> pairs(Connection connection, String query) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.put(row.getString(1), row.getString(2));
            }
        }
        return found;
    }

    /** Ends it after a failure, to which is added what fails at that. */
    void end(Throwable failure) {
        try {
            end();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    void end() throws SQLException {
        switch (kind) {
            case SQLITE -> endOnSqlite();
            case POSTGRESQL -> endOnPostgresql();
            case MYSQL, MARIADB -> endOnMysql();
        }
    }

    private void endOnSqlite() throws SQLException {
        if (SqliteTransaction.isOpen(connection)) {
            StatementRunner.execute(connection, "ROLLBACK");
        }
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT type, name FROM sqlite_temp_master WHERE type IN ('trigger', 'view', 'table')"
                                + " AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY type DESC")) {
            while (row.next()) {
                drops.add("DROP " + row.getString(1) + " IF EXISTS temp." + Names.quoted(row.getString(2)));
            }
        }
        for (String drop : drops) {
            StatementRunner.execute(connection, drop);
        }
        for (Map.Entry<String, String> setting : before.entrySet()) {
            StatementRunner.execute(connection, "PRAGMA " + setting.getKey() + " = " + setting.getValue());
        }
    }

    private void endOnPostgresql() throws SQLException {
        if (PostgresqlSimpleQuery.isInTransaction(connection)) {
            StatementRunner.execute(connection, "ROLLBACK");
        }
        StatementRunner.execute(connection, "RESET SESSION AUTHORIZATION");
        StatementRunner.execute(connection, "DISCARD TEMP");
        Map<String, String> now = settings(connection, kind);
        for (String name : now.keySet()) {
            if (!before.containsKey(name)) {
                StatementRunner.execute(connection, "RESET " + qualified(name));
            }
        }
        for (Map.Entry<String, String> setting : before.entrySet()) {
            if (!setting.getValue().equals(now.get(setting.getKey()))) {
                set(setting.getKey(), setting.getValue());
            }
        }
    }

    /** Parts of names such as {@code app.user}. */
    private static String qualified(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("\\.")) {
            parts.add(Names.quoted(part));
        }
        return String.join(".", parts);
    }

    private void set(String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private void endOnMysql() throws SQLException {
        StatementRunner.execute(connection, "ROLLBACK");
        StatementRunner.execute(connection, "SET autocommit = 1");
        for (Map.Entry<String, String> setting : before.entrySet()) {
            try (PreparedStatement statement =
                    connection.prepareStatement("SET SESSION " + setting.getKey() + " = ?")) {
                boolean number = setting.getValue().matches("[01]");
                if (number) {
                    statement.setInt(1, Integer.parseInt(setting.getValue()));
                } else {
                    statement.setString(1, setting.getValue());
                }
                statement.execute();
            }
        }
    }
}
