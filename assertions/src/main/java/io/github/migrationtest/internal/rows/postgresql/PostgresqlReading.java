package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.RowReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The moment at which rows are read, and the settings that their values are spelled under, whatever the session's own are.
 *
 * <p>Where a transaction is open already, they are read inside it, behind a savepoint: going back to it puts the settings back.
 * Where none is, one of its own is opened and rolled back. Neither commits or changes anything.
 */
final class PostgresqlReading implements RowReading {
    private static final String SAVEPOINT = "migration_test_rows";

    /** Row-level security would hide rows without a word; off, it is an error. A lock may be held by this very thread, for good. */
    private static final String SETTINGS = """
            select set_config('search_path', 'pg_catalog', true),
              set_config('standard_conforming_strings', 'on', true),
              set_config('bytea_output', 'hex', true),
              set_config('extra_float_digits', '1', true),
              set_config('DateStyle', 'ISO, MDY', true),
              set_config('IntervalStyle', 'postgres', true),
              set_config('TimeZone', 'UTC', true),
              set_config('row_security', 'off', true),
              set_config('jit', 'off', true),
              set_config('cursor_tuple_fraction', '1', true),
              set_config('idle_in_transaction_session_timeout', '0', true),
              set_config('lock_timeout', case current_setting('lock_timeout') when '0' then '10s'
                else current_setting('lock_timeout') end, true)""";

    private final Connection connection;
    private final boolean own;

    private PostgresqlReading(Connection connection, boolean own) {
        this.connection = connection;
        this.own = own;
    }

    static PostgresqlReading begin(Connection connection) throws SQLException {
        PostgresqlReading reading = new PostgresqlReading(connection, isIdle(connection));
        reading.begin();
        try {
            reading.run(SETTINGS);
        } catch (SQLException e) {
            reading.closeAfter(e);
            throw e;
        }
        return reading;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** Inside a transaction the driver refuses to change what holds for the next one (java.sql.Connection.setReadOnly). */
    private static boolean isIdle(Connection connection) throws SQLException {
        boolean readOnly = connection.isReadOnly();
        try {
            connection.setReadOnly(readOnly);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void begin() throws SQLException {
        if (!own) {
            run("savepoint " + SAVEPOINT);
        } else if (connection.getAutoCommit()) {
            run("begin isolation level repeatable read, read only");
        } else {
            // The driver sends the BEGIN.
            run("set transaction isolation level repeatable read, read only");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            run("rollback");
        } else {
            run("rollback to savepoint " + SAVEPOINT);
            run("release savepoint " + SAVEPOINT);
        }
    }

    private void closeAfter(SQLException failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
