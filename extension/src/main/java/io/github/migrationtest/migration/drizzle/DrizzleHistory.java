package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The table {@code __drizzle_migrations}; in PostgreSQL in the schema {@code drizzle}. */
final class DrizzleHistory {
    static final String TABLE = "__drizzle_migrations";

    /** As {@code Date.prototype.toISOString} writes it. */
    private static final DateTimeFormatter ISO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final HistoryDialect dialect;

    DrizzleHistory(Connection connection) {
        this.connection = connection;
        this.dialect = HistoryDialect.of(DatabaseKind.of(connection));
    }

    /**
     * One applied migration.
     *
     * @param key what finds the row again
     * @param createdAt its {@code when}, empty if that is no number
     * @param name its folder's name, empty in a table of drizzle-orm 0.x
     */
    record Row(long key, String hash, OptionalDouble createdAt, Optional<String> name) {
        /** Its words in a message. */
        String described() {
            return name.map(text -> "name " + text + ", ").orElse("") + "created_at "
                    + (createdAt.isPresent() ? String.valueOf((long) createdAt.getAsDouble()) : "NULL") + ", hash "
                    + hash;
        }
    }

    /** Makes the table where it is missing. */
    void create(boolean names) throws SQLException {
        for (String statement : dialect.before()) {
            StatementRunner.execute(connection, statement);
        }
        // PostgreSQL has a notice for every IF NOT EXISTS, and nothing else differs.
        if (columns().isEmpty()) {
            StatementRunner.execute(connection, dialect.create(names));
        }
    }

    /** Whether there is a table, and it is one of drizzle-orm 0.x. */
    boolean isOfVersionZero() throws SQLException {
        Set<String> columns = columns();
        return !columns.isEmpty() && !columns.contains("name");
    }

    boolean hasNames() throws SQLException {
        return columns().contains("name");
    }

    /** Its rows, in the order in which they were written. */
    List<Row> rows() throws SQLException {
        Set<String> columns = columns();
        List<Row> rows = new ArrayList<>();
        if (columns.isEmpty()) {
            return rows;
        }
        String name = columns.contains("name") ? "name" : "NULL";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + dialect.key() + ", hash, created_at, " + name
                        + " FROM " + dialect.table() + " ORDER BY " + dialect.key())) {
            while (result.next()) {
                Object createdAt = result.getObject(3);
                rows.add(new Row(
                        result.getLong(1),
                        result.getString(2),
                        createdAt instanceof Number number
                                ? OptionalDouble.of(number.doubleValue())
                                : OptionalDouble.empty(),
                        Optional.ofNullable(result.getString(4))));
            }
        }
        return rows;
    }

    /** Records a migration; with its name where the table has one. */
    void insert(DrizzleMigration migration, boolean names) throws SQLException {
        boolean time = names && dialect == HistoryDialect.SQLITE;
        String columns = "hash, created_at" + (names ? ", name" : "") + (time ? ", applied_at" : "");
        String values = "?, ?" + (names ? ", ?" : "") + (time ? ", ?" : "");
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO " + dialect.table() + " (" + columns + ") VALUES (" + values + ")")) {
            statement.setString(1, migration.hash());
            statement.setLong(2, migration.when());
            if (names) {
                statement.setString(3, migration.migration().name());
            }
            if (time) {
                statement.setString(4, ISO_TIME.format(Instant.now()));
            }
            statement.executeUpdate();
        }
    }

    /** Adds the columns of drizzle-orm 1.0. */
    void addNames() throws SQLException {
        for (String statement : dialect.upgrade()) {
            StatementRunner.execute(connection, statement);
        }
    }

    /** Gives a row of 0.x its name; when it was applied is not known. */
    void name(Row row, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + dialect.table() + " SET name = ?, applied_at = NULL WHERE " + dialect.key() + " = ?")) {
            statement.setString(1, name);
            statement.setLong(2, row.key());
            statement.executeUpdate();
        }
    }

    void delete(Row row) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + dialect.table() + " WHERE " + dialect.key() + " = ?")) {
            statement.setLong(1, row.key());
            statement.executeUpdate();
        }
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM " + dialect.table());
    }

    private Set<String> columns() throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(dialect.columns())) {
            while (result.next()) {
                columns.add(result.getString(1));
            }
        }
        return columns;
    }
}
