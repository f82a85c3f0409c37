package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** flyway-core's {@code SQLiteDatabase}. */
final class SqliteFlyway implements FlywayDatabase {
    private final Connection connection;
    private final String table;
    private final boolean enforced;

    SqliteFlyway(Connection connection, String table) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.enforced = ForeignKeyEnforcement.isOn(connection);
    }

    @Override
    public String schema() {
        return "main";
    }

    @Override
    public String historyTable() {
        return Names.quoted(table);
    }

    @Override
    public List<String> historyDefinition() throws SQLException {
        String name = table.replace("\"", "\"\"");
        return List.of(
                """
            CREATE TABLE "%1$s" (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )""".replace("%1$s", name), "CREATE INDEX \"" + name + "_s_idx\" ON \"" + name + "\" (\"success\")");
    }

    @Override
    public boolean hasHistory() throws SQLException {
        return FlywayDatabase.any(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table);
    }

    @Override
    public boolean isEmpty() throws SQLException {
        return !FlywayDatabase.any(
                connection,
                "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    }

    @Override
    public String installedBy() {
        return "";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of();
    }

    @Override
    public void afterRun() throws SQLException {
        if (ForeignKeyEnforcement.isOn(connection) != enforced) {
            StatementRunner.execute(connection, "PRAGMA foreign_keys=" + (enforced ? "ON" : "OFF"));
        }
    }
}
