package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** What dbmate's driver of one engine does ({@code pkg/driver/<engine>/<engine>.go}). */
interface DbmateDriver {
    static DbmateDriver of(Connection connection, String table) {
        return switch (DatabaseKind.of(connection)) {
            case SQLITE -> new SqliteDbmate(connection, table);
            case POSTGRESQL -> new PostgresqlDbmate(connection, table);
            case MYSQL, MARIADB -> new MysqlDbmate(connection, table);
        };
    }

    /** Makes the table of versions where it is missing. */
    void createTable() throws SQLException;

    boolean hasTable() throws SQLException;

    /** The table's name as it stands in statements now. */
    String table() throws SQLException;

    void begin() throws SQLException;

    void commit() throws SQLException;

    /** Ends what a block or a failure left open; what fails at that is added to it. */
    void rollBack(Throwable failure);

    /** Sends a block as the driver sends it. */
    void run(StatementRunner runner, Migration migration, SqlScript block) throws StatementFailure, SQLException;

    /** What is to be said of a failed block's statements, as a clause that ends before a semicolon. */
    String leftBehind(StatementRunner runner, boolean transaction);

    default void insert(Connection connection, String version) throws SQLException {
        write(connection, "insert into " + table() + " (version) values (?)", version);
    }

    default void delete(Connection connection, String version) throws SQLException {
        write(connection, "delete from " + table() + " where version = ?", version);
    }

    /** All versions that the history has; none where it has no table. */
    default Set<String> versions(Connection connection) throws SQLException {
        Set<String> versions = new TreeSet<>();
        if (hasTable()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select version from " + table())) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
        }
        return versions;
    }

    private static void write(Connection connection, String sql, String version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, version);
            statement.executeUpdate();
        }
    }

    /** Whether a query has a row. */
    static boolean any(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
