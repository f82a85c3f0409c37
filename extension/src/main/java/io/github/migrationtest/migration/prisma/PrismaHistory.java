package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code _prisma_migrations}, as the schema engine makes it on each engine ({@code create_migrations_table}). */
final class PrismaHistory {
    static final String TABLE = "_prisma_migrations";

    private final Connection connection;
    private final DatabaseKind kind;

    PrismaHistory(Connection connection) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
    }

    /** One row: neither finished nor rolled back is failed, or still running. */
    record Row(String id, String name, String checksum, boolean finished, boolean rolledBack) {

        boolean isApplied() {
            return finished && !rolledBack;
        }

        boolean isFailed() {
            return !finished && !rolledBack;
        }
    }

    boolean exists() throws SQLException {
        return any(
                switch (kind) {
                    case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + TABLE + "'";
                    case POSTGRESQL ->
                        "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '" + TABLE + "'";
                    case MYSQL, MARIADB ->
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '"
                                + TABLE + "'";
                });
    }

    /** Whether the schema has a table other than PostGIS's: views, types and partitioned tables are nothing to Prisma ({@code table_names}). */
    boolean hasTables() throws SQLException {
        return any(
                switch (kind) {
                    case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table'";
                    case POSTGRESQL ->
                        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = current_schema() AND c.relkind = 'r' AND lower(c.relname) NOT IN"
                                + " ('spatial_ref_sys', 'geometry_columns', 'geography_columns', 'raster_columns',"
                                + " 'raster_overviews')";
                    case MYSQL, MARIADB ->
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_type = 'BASE TABLE'";
                });
    }

    private boolean any(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    void create() throws SQLException {
        StatementRunner.execute(
                connection,
                switch (kind) {
                    case SQLITE -> """
                        CREATE TABLE "_prisma_migrations" (
                            "id"                    TEXT PRIMARY KEY NOT NULL,
                            "checksum"              TEXT NOT NULL,
                            "finished_at"           DATETIME,
                            "migration_name"        TEXT NOT NULL,
                            "logs"                  TEXT,
                            "rolled_back_at"        DATETIME,
                            "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                            "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
                        )""";
                    case POSTGRESQL -> """
                        CREATE TABLE _prisma_migrations (
                            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                            checksum                VARCHAR(64) NOT NULL,
                            finished_at             TIMESTAMPTZ,
                            migration_name          VARCHAR(255) NOT NULL,
                            logs                    TEXT,
                            rolled_back_at          TIMESTAMPTZ,
                            started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
                            applied_steps_count     INTEGER NOT NULL DEFAULT 0
                        )""";
                    case MYSQL, MARIADB -> """
                        CREATE TABLE _prisma_migrations (
                            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                            checksum                VARCHAR(64) NOT NULL,
                            finished_at             DATETIME(3),
                            migration_name          VARCHAR(255) NOT NULL,
                            logs                    TEXT,
                            rolled_back_at          DATETIME(3),
                            started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
                            applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
                        ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci""";
                });
    }

    /** In the order in which they were started. */
    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, migration_name, checksum, finished_at IS NOT NULL,"
                        + " rolled_back_at IS NOT NULL FROM " + TABLE + " ORDER BY started_at, migration_name")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)));
            }
        }
        return rows;
    }

    /** Prisma keeps times in SQLite as milliseconds. */
    private String now() {
        return switch (kind) {
            case SQLITE -> String.valueOf(System.currentTimeMillis());
            case POSTGRESQL -> "clock_timestamp()";
            case MYSQL, MARIADB -> "UTC_TIMESTAMP(3)";
        };
    }

    /** Writes the row that stands there while the script runs. */
    String start(PrismaMigration migration) throws SQLException {
        String id = UUID.randomUUID().toString();
        update(
                "INSERT INTO " + TABLE + " (id, checksum, started_at, migration_name) VALUES (?, ?, " + now() + ", ?)",
                id,
                migration.checksum(),
                migration.migration().name());
        return id;
    }

    void finish(String id) throws SQLException {
        update("UPDATE " + TABLE + " SET applied_steps_count = applied_steps_count + 1 WHERE id = ?", id);
        update("UPDATE " + TABLE + " SET finished_at = " + now() + " WHERE id = ?", id);
    }

    void fail(String id, String logs) throws SQLException {
        update("UPDATE " + TABLE + " SET logs = ? WHERE id = ?", logs, id);
    }

    void delete(String name) throws SQLException {
        update("DELETE FROM " + TABLE + " WHERE migration_name = ?", name);
    }

    void clear() throws SQLException {
        update("DELETE FROM " + TABLE);
    }

    private void update(String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
