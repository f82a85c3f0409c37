package io.github.migrationtest.schema.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The moment at which the catalog is read, and the settings that its texts are spelled under, whatever the session's own are.
 *
 * <p>Where a transaction is open already, it is read inside it, behind a savepoint: going back to it puts the settings back.
 * Where none is, one of its own is opened and rolled back. Neither commits or changes anything.
 */
final class ReadingTransaction implements AutoCloseable {
    private static final String SAVEPOINT = "migration_test_reading";

    private final Connection connection;
    private final boolean own;

    private ReadingTransaction(Connection connection, boolean own) {
        this.connection = connection;
        this.own = own;
    }

    static ReadingTransaction begin(Connection connection) throws SQLException {
        ReadingTransaction transaction = new ReadingTransaction(connection, isIdle(connection));
        transaction.begin();
        try {
            transaction.run(settings());
        } catch (SQLException e) {
            transaction.closeAfter(e);
            throw e;
        }
        return transaction;
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

    /**
     * With {@code public} alone in the path, names in it are bare and all others qualified. Temporary tables come last: they
     * are looked up first where the path does not name them. A view is locked while its text is made, which another session's
     * transaction may keep from happening: for good, if it waits for this very thread.
     */
    private static String settings() {
        return """
                select set_config('search_path', 'public, pg_temp', true),
                  set_config('quote_all_identifiers', 'off', true),
                  set_config('standard_conforming_strings', 'on', true),
                  set_config('bytea_output', 'hex', true),
                  set_config('extra_float_digits', '1', true),
                  set_config('DateStyle', 'ISO, MDY', true),
                  set_config('IntervalStyle', 'postgres', true),
                  set_config('TimeZone', 'UTC', true),
                  set_config('lock_timeout', case current_setting('lock_timeout') when '0' then '10s'
                    else current_setting('lock_timeout') end, true)""";
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Queries queries() throws SQLException {
        return new Queries(connection);
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
