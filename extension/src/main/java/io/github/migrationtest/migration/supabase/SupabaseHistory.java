package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code supabase_migrations.schema_migrations} ({@code pkg/migration/history.go}). */
record SupabaseHistory(Connection connection) {
    static final String SCHEMA = "supabase_migrations";

    /** One row; the statements are those that were run, none in rows of old versions. */
    record Row(String version, List<String> statements) {}

    void create() throws SQLException {
        StatementRunner.execute(connection, "CREATE SCHEMA IF NOT EXISTS supabase_migrations");
        StatementRunner.execute(
                connection,
                "CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version text NOT NULL PRIMARY KEY)");
        StatementRunner.execute(
                connection,
                "ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS statements text[]");
        StatementRunner.execute(
                connection, "ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS name text");
    }

    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists("schema_migrations")) {
            return rows;
        }
        String statements = hasStatements() ? "statements" : "NULL::text[]";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, " + statements
                        + " FROM supabase_migrations.schema_migrations ORDER BY version")) {
            while (row.next()) {
                Array ran = row.getArray(2);
                rows.add(new Row(row.getString(1), ran == null ? List.of() : List.of((String[]) ran.getArray())));
            }
        }
        return rows;
    }

    private boolean hasStatements() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM information_schema.columns WHERE table_schema ="
                                + " 'supabase_migrations' AND table_name = 'schema_migrations' AND column_name = 'statements'")) {
            return row.next();
        }
    }

    private boolean exists(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM pg_tables WHERE schemaname = 'supabase_migrations' AND tablename = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    void insert(Migration migration) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO supabase_migrations.schema_migrations(version, name, statements) VALUES(?, ?, ?)")) {
            insert.setString(1, SupabaseReader.versionOf(migration));
            insert.setString(2, SupabaseReader.nameOf(migration));
            if (migration.up().statements().isEmpty()) {
                // Of a file without any the command line has no list, which is not an empty one.
                insert.setNull(3, Types.ARRAY);
            } else {
                insert.setArray(3, statements(migration));
            }
            insert.executeUpdate();
        }
    }

    private Array statements(Migration migration) throws SQLException {
        return connection.createArrayOf(
                "text",
                migration.up().statements().stream().map(SqlStatement::sql).toArray());
    }

    void delete(Migration migration) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM supabase_migrations.schema_migrations WHERE version = ?")) {
            delete.setString(1, SupabaseReader.versionOf(migration));
            delete.executeUpdate();
        }
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM supabase_migrations.schema_migrations");
    }

    /** The hash that a seed had when it was noted. */
    Optional<String> seeded(String path) throws SQLException {
        if (!exists("seed_files")) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hash FROM supabase_migrations.seed_files WHERE path = ?")) {
            statement.setString(1, path);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    void createSeeds() throws SQLException {
        StatementRunner.execute(connection, "CREATE SCHEMA IF NOT EXISTS supabase_migrations");
        StatementRunner.execute(
                connection,
                "CREATE TABLE IF NOT EXISTS supabase_migrations.seed_files (path text NOT NULL PRIMARY KEY, hash text NOT NULL)");
    }

    void seeded(String path, String hash) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement("INSERT INTO supabase_migrations.seed_files(path, hash)"
                        + " VALUES(?, ?) ON CONFLICT (path) DO UPDATE SET hash = EXCLUDED.hash")) {
            upsert.setString(1, path);
            upsert.setString(2, hash);
            upsert.executeUpdate();
        }
    }
}
