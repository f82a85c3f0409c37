package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What golang-migrate's driver of one engine does ({@code database/<engine>/<engine>.go}). */
interface GolangMigrateDriver {
    static GolangMigrateDriver of(Connection connection, GolangMigrateOptions options) throws SQLException {
        return switch (DatabaseKind.of(connection)) {
            case SQLITE -> new SqliteDriver(connection, options.table(), options.noTransaction());
            case POSTGRESQL -> new PostgresqlDriver(connection, options);
            case MYSQL, MARIADB -> new MysqlDriver(connection, options);
        };
    }

    /** Keeps other runs of golang-migrate away, where the engine has locks for that. */
    default void lock() throws SQLException {}

    /** Lets them in again. */
    default void unlock() throws SQLException {}

    /** Makes the version table where it is missing. */
    void createTable() throws SQLException;

    /** Where the database stands; empty if nothing has been applied. */
    Optional<SchemaVersion> read() throws SQLException;

    /** Replaces the row; a clean "none" is no row at all. */
    void write(SchemaVersion version, boolean dirty) throws SQLException;

    /** Runs a file as the driver sends it. */
    void run(StatementRunner runner, Migration migration, SqlScript script) throws StatementFailure, SQLException;

    /** Ends what a failure left open; what fails at that is added to it. */
    void rollBack(Throwable failure);

    /** What is to be said of a failed file's statements, as a clause that ends before a semicolon. */
    String leftBehind(StatementRunner runner);

    /** Reads the one row with the query that the engine takes. */
    static Optional<SchemaVersion> read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, dirty FROM " + table + " LIMIT 1")) {
            return row.next()
                    ? Optional.of(new SchemaVersion(BigInteger.valueOf(row.getLong(1)), row.getBoolean(2)))
                    : Optional.empty();
        }
    }

    /** Replaces the row with the statements that the engine takes, in a transaction that ends here. */
    default void replace(
            Connection connection, String begin, String clear, String table, SchemaVersion version, boolean dirty)
            throws SQLException {
        StatementRunner.execute(connection, begin);
        try {
            StatementRunner.execute(connection, clear);
            insert(connection, table, version, dirty);
            StatementRunner.execute(connection, "COMMIT");
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    /** Writes the row, in a transaction that is open already. */
    static void insert(Connection connection, String table, SchemaVersion version, boolean dirty) throws SQLException {
        // Also for "none" where it is dirty: the down of the first migration may fail.
        if (version.version().signum() < 0 && !dirty) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (version, dirty) VALUES (?, ?)")) {
            insert.setLong(1, version.version().longValue());
            insert.setBoolean(2, dirty);
            insert.executeUpdate();
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
