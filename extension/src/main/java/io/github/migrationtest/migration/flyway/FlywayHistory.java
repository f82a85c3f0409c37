package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code flyway_schema_history} as flyway-core makes it. */
final class FlywayHistory {
    private static final int LONGEST_DESCRIPTION = 200;
    static final String TABLE = "flyway_schema_history";

    private final Connection connection;
    private final FlywayDatabase database;

    FlywayHistory(Connection connection, FlywayDatabase database) {
        this.connection = connection;
        this.database = database;
    }

    /** The history of a database that nothing is run on. */
    static FlywayHistory of(Connection connection, FlywaySettings settings) throws SQLException {
        return new FlywayHistory(connection, FlywayDatabase.of(connection, settings));
    }

    /**
     * One row.
     *
     * @param version as it stands there; empty for a repeatable
     * @param number what that is as a version
     */
    record Row(
            int rank,
            String version,
            Optional<Version> number,
            String description,
            String type,
            Optional<Integer> checksum,
            boolean success) {

        /** Whether a migration ran, and not a baseline or what the paid edition writes. */
        boolean isMigration() {
            return type.equals("SQL") || type.equals("JDBC");
        }

        boolean isOf(FlywayMigration migration) {
            return key().equals(Optional.of(migration.key()));
        }

        /** What it is of, if a person has not written something else there. */
        Optional<FlywayKey> key() {
            return version.isEmpty() ? Optional.of(FlywayKey.repeatable(description)) : number.map(FlywayKey::version);
        }
    }

    boolean exists() throws SQLException {
        return database.hasHistory();
    }

    /** In one transaction, on engines that have them for that. */
    void create() throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String statement : database.historyDefinition()) {
                StatementRunner.execute(connection, statement);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT installed_rank, version, description, type, checksum, success FROM "
                                + database.historyTable()
                                + " ORDER BY installed_rank")) {
            while (result.next()) {
                String version = result.getString(2);
                int checksum = result.getInt(5);
                Optional<Integer> stored = result.wasNull() ? Optional.empty() : Optional.of(checksum);
                rows.add(new Row(
                        result.getInt(1),
                        version == null ? "" : version,
                        version == null ? Optional.empty() : number(version),
                        result.getString(3),
                        result.getString(4),
                        stored,
                        result.getBoolean(6)));
            }
        }
        return rows;
    }

    /** Anything may stand there that a person wrote. */
    private static Optional<Version> number(String version) {
        try {
            return Optional.of(Version.dotted(version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void insert(FlywayMigration migration, long milliseconds, boolean success) throws SQLException {
        database.beforeRow();
        int rank = newestRank() + 1;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + database.historyTable()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time,"
                + " success) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, rank);
            if (migration.isRepeatable()) {
                insert.setNull(2, Types.VARCHAR);
            } else {
                insert.setString(2, migration.version());
            }
            insert.setString(3, abbreviated(migration.file().description()));
            insert.setString(4, migration.type());
            insert.setString(5, migration.file().script());
            if (migration.checksum().isPresent()) {
                insert.setInt(6, migration.checksum().get());
            } else {
                insert.setNull(6, Types.INTEGER);
            }
            insert.setString(7, database.installedBy());
            insert.setLong(8, milliseconds);
            insert.setBoolean(9, success);
            insert.executeUpdate();
        }
    }

    private int newestRank() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT MAX(installed_rank) FROM " + database.historyTable())) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    void delete(Row row) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + database.historyTable() + " WHERE installed_rank = ?")) {
            delete.setInt(1, row.rank());
            delete.executeUpdate();
        }
    }

    void clear() throws SQLException {
        StatementRunner.execute(connection, "DELETE FROM " + database.historyTable());
    }

    /** As much of a description as the table has room for ({@code AbbreviationUtils}). */
    static String abbreviated(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION - 3) + "...";
    }
}
