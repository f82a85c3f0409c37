package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * flyway-database-postgresql's {@code PostgreSQLDatabase} and {@code PostgreSQLConnection}.
 *
 * @param table the name of the history
 * @param schema the one that is configured, else the one that is current at the start
 * @param searchPath as it is set at the start
 */
record PostgresqlFlyway(
        Connection connection,
        String table,
        String user,
        String schema,
        String database,
        String searchPath,
        int version)
        implements FlywayDatabase {
    private static final int TWELVE = 120000;

    static PostgresqlFlyway on(Connection connection, FlywaySettings settings) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_user, current_schema(), current_database(),"
                        + " current_setting('search_path'), current_setting('server_version_num')::int")) {
            row.next();
            String schema = settings.schema().isPresent() ? settings.schema().get() : row.getString(2);
            if (schema == null) {
                throw new SQLException(
                        "Unable to determine current schema as search_path is empty: it names none that is there.",
                        "3F000");
            }
            return new PostgresqlFlyway(
                    connection,
                    settings.table(),
                    row.getString(1),
                    schema,
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5));
        }
    }

    @Override
    public String historyTable() {
        return Names.quoted(schema) + "." + Names.quoted(table);
    }

    @Override
    public List<String> historyDefinition() throws SQLException {
        boolean hasSchema =
                FlywayDatabase.any(connection, "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?", schema);
        return List.of(
                hasSchema ? "SELECT 1" : "CREATE SCHEMA " + Names.quoted(schema),
                "CREATE TABLE " + historyTable() + """
                     (
                        "installed_rank" INT NOT NULL,
                        "version" VARCHAR(50),
                        "description" VARCHAR(200) NOT NULL,
                        "type" VARCHAR(20) NOT NULL,
                        "script" VARCHAR(1000) NOT NULL,
                        "checksum" INTEGER,
                        "installed_by" VARCHAR(100) NOT NULL,
                        "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
                        "execution_time" INTEGER NOT NULL,
                        "success" BOOLEAN NOT NULL
                    )""",
                "ALTER TABLE " + historyTable() + " ADD CONSTRAINT " + Names.quoted(table + "_pk")
                        + " PRIMARY KEY (\"installed_rank\")",
                "CREATE INDEX " + Names.quoted(table + "_s_idx") + " ON " + historyTable() + " (\"success\")");
    }

    @Override
    public boolean hasHistory() throws SQLException {
        return FlywayDatabase.any(
                connection,
                "SELECT 1 FROM pg_catalog.pg_class WHERE relnamespace ="
                        + " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)"
                        + " AND relname = ? AND relkind IN ('r', 'p')",
                schema,
                table);
    }

    /** {@code PostgreSQLSchema.doEmpty}: relations, types and functions that no extension has brought. */
    @Override
    public boolean isEmpty() throws SQLException {
        return !FlywayDatabase.any(connection, """
                SELECT c.oid FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_depend d ON d.objid = c.oid AND d.deptype = 'e'
                WHERE n.nspname = ? AND d.objid IS NULL AND c.relkind IN ('r', 'v', 'S', 't')
                UNION ALL
                SELECT t.oid FROM pg_catalog.pg_type t
                JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                LEFT JOIN pg_catalog.pg_depend d ON d.objid = t.oid AND d.deptype = 'e'
                WHERE n.nspname = ? AND d.objid IS NULL AND t.typcategory NOT IN ('A', 'C')
                UNION ALL
                SELECT p.oid FROM pg_catalog.pg_proc p
                JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                LEFT JOIN pg_catalog.pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
                WHERE n.nspname = ? AND d.objid IS NULL""", schema, schema, schema);
    }

    @Override
    public String installedBy() {
        return user;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(Placeholders.SCHEMA, schema, Placeholders.DATABASE, database, Placeholders.USER, user);
    }

    @Override
    public boolean isBefore12() {
        return version < TWELVE;
    }

    @Override
    public void beforeMigration() throws SQLException {
        beforeRow();
        if (!schema.equals(searchPath) && !searchPath.startsWith(schema + ",")) {
            setSearchPath(Names.quoted(schema) + (searchPath.isEmpty() ? "" : "," + searchPath));
        }
    }

    @Override
    public void beforeRow() throws SQLException {
        StatementRunner.execute(connection, "SET ROLE '" + user.replace("'", "''") + "'");
    }

    @Override
    public void afterRun() throws SQLException {
        beforeRow();
        setSearchPath(searchPath);
    }

    private void setSearchPath(String path) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, false)")) {
            statement.setString(1, path);
            statement.execute();
        }
    }
}
