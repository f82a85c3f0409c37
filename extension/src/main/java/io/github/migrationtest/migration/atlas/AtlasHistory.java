package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table {@code atlas_schema_revisions} ({@code cmd/atlas/internal/migrate/migrate.go}); its form is what ent makes of it. */
final class AtlasHistory {
    static final String TABLE = "atlas_schema_revisions";

    /** Atlas's row that names the history itself. */
    private static final String IDENTIFIER = ".atlas_cloud_identifier";

    private static final String OPERATOR = "Migration Test";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final DateTimeFormatter AS_IN_GO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSSxxx").withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final DatabaseKind kind;
    private final AtlasOptions options;

    AtlasHistory(Connection connection, AtlasOptions options) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
        this.options = options;
    }

    /** Where it is: as told, or in the schema that is current; Atlas's old default is found where it is in use. */
    private String schema() throws SQLException {
        if (options.schema().isPresent()) {
            return options.schema().get();
        }
        String current = one(kind == DatabaseKind.POSTGRESQL ? "SELECT current_schema()" : "SELECT DATABASE()");
        return !isIn(current) && isIn(TABLE) ? TABLE : current;
    }

    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private boolean isIn(String schema) throws SQLException {
        return any("SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?", schema, TABLE);
    }

    private boolean any(String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    boolean exists() throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? any("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", TABLE)
                : isIn(schema());
    }

    /** The table's name in statements, looked up once: what a script does to {@code search_path} is nothing to it. */
    String table() throws SQLException {
        return switch (kind) {
            case SQLITE -> "`" + TABLE + "`";
            case POSTGRESQL -> Names.quoted(schema()) + "." + Names.quoted(TABLE);
            case MYSQL, MARIADB -> "`" + schema() + "`.`" + TABLE + "`";
        };
    }

    void create() throws SQLException {
        if (exists()) {
            return;
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            StatementRunner.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + Names.quoted(schema()));
        }
        StatementRunner.execute(connection, "CREATE TABLE " + table() + " " + columns());
    }

    private String columns() {
        return switch (kind) {
            case SQLITE ->
                "(`version` text NOT NULL, `description` text NOT NULL, `type` integer NOT NULL DEFAULT (2), `applied`"
                        + " integer NOT NULL DEFAULT (0), `total` integer NOT NULL DEFAULT (0), `executed_at` datetime NOT NULL,"
                        + " `execution_time` integer NOT NULL, `error` text NULL, `error_stmt` text NULL, `hash` text NOT NULL,"
                        + " `partial_hashes` json NULL, `operator_version` text NOT NULL, PRIMARY KEY (`version`))";
            case POSTGRESQL ->
                "(version character varying NOT NULL, description character varying NOT NULL, type bigint NOT NULL"
                        + " DEFAULT 2, applied bigint NOT NULL DEFAULT 0, total bigint NOT NULL DEFAULT 0, executed_at timestamptz NOT"
                        + " NULL, execution_time bigint NOT NULL, error text NULL, error_stmt text NULL, hash character varying NOT NULL,"
                        + " partial_hashes jsonb NULL, operator_version character varying NOT NULL, PRIMARY KEY (version))";
            case MYSQL, MARIADB ->
                "(`version` varchar(255) NOT NULL, `description` varchar(255) NOT NULL, `type` bigint unsigned NOT"
                        + " NULL DEFAULT 2, `applied` bigint NOT NULL DEFAULT 0, `total` bigint NOT NULL DEFAULT 0, `executed_at` timestamp"
                        + " NOT NULL, `execution_time` bigint NOT NULL, `error` longtext NULL, `error_stmt` longtext NULL, `hash`"
                        + " varchar(255) NOT NULL, `partial_hashes` json NULL, `operator_version` varchar(255) NOT NULL, PRIMARY KEY"
                        + " (`version`)) CHARSET utf8mb4 COLLATE utf8mb4_bin";
        };
    }

    /** In the order of versions. */
    List<AtlasRevision> rows() throws SQLException {
        List<AtlasRevision> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version, description, type, applied, total, error, error_stmt, hash, partial_hashes FROM "
                                + table())) {
            while (row.next()) {
                if (!IDENTIFIER.equals(row.getString(1))) {
                    String error = row.getString(6);
                    String failedStatement = row.getString(7);
                    rows.add(new AtlasRevision(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getInt(5),
                            error == null ? "" : error,
                            failedStatement == null ? "" : failedStatement,
                            row.getString(8),
                            AtlasRevision.written(texts(row.getString(9)))));
                }
            }
        }
        rows.sort((first, second) -> first.version().compareTo(second.version()));
        return rows;
    }

    private static List<String> texts(@Nullable String json) {
        return json == null
                ? List.of()
                : TEXT.matcher(json).results().map(text -> text.group(1)).toList();
    }

    /** Writes a row, new or in the place of one; its time is that of its first writing. */
    void write(String table, AtlasRevision row, long nanoseconds) throws SQLException {
        int updated;
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                + " SET type = ?, applied = ?, total = ?, execution_time = ?, error = ?, error_stmt = ?, hash = ?, partial_hashes = "
                + json() + ", operator_version = ? WHERE version = ?")) {
            fill(update, 1, row, nanoseconds);
            update.setString(10, row.version());
            updated = update.executeUpdate();
        }
        if (updated == 0) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                    + " (type, applied, total, execution_time, error, error_stmt, hash, partial_hashes, operator_version, version,"
                    + " description, executed_at) VALUES (?, ?, ?, ?, ?, ?, ?, " + json() + ", ?, ?, ?, ?)")) {
                fill(insert, 1, row, nanoseconds);
                insert.setString(10, row.version());
                insert.setString(11, row.description());
                if (kind == DatabaseKind.SQLITE) {
                    insert.setString(12, AS_IN_GO.format(Instant.now()));
                } else {
                    insert.setTimestamp(12, Timestamp.from(Instant.now()));
                }
                insert.executeUpdate();
            }
        }
    }

    private String json() {
        return kind == DatabaseKind.POSTGRESQL ? "?::jsonb" : "?";
    }

    private static void fill(PreparedStatement statement, int from, AtlasRevision row, long nanoseconds)
            throws SQLException {
        statement.setInt(from, row.type());
        statement.setInt(from + 1, row.applied());
        statement.setInt(from + 2, row.total());
        statement.setLong(from + 3, nanoseconds);
        statement.setString(from + 4, row.error());
        statement.setString(from + 5, row.failedStatement());
        statement.setString(from + 6, row.hash());
        statement.setString(from + 7, row.partialHashes().isEmpty() ? null : row.partialHashes());
        statement.setString(from + 8, OPERATOR);
    }

    void delete(String table, String version) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE version = ?")) {
            delete.setString(1, version);
            delete.executeUpdate();
        }
    }

    /** A table that is there besides the history; empty text for none ({@code CheckClean}). */
    String someTable() throws SQLException {
        String query =
                switch (kind) {
                    case SQLITE ->
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND"
                                + " name <> '" + TABLE + "' ORDER BY 1 LIMIT 1";
                    case POSTGRESQL ->
                        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '" + TABLE
                                + "' ORDER BY 1 LIMIT 1";
                    case MYSQL, MARIADB ->
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND"
                                + " table_name <> '" + TABLE + "' ORDER BY 1 LIMIT 1";
                };
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
