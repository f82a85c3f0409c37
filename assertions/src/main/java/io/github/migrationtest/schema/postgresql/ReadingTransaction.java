package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.internal.sql.PostgresqlReadTransaction;
import java.sql.Connection;
import java.sql.SQLException;

/** The moment at which the catalog is read, and the settings that its texts are spelled under. */
record ReadingTransaction(PostgresqlReadTransaction transaction) implements AutoCloseable {

    /**
     * With {@code public} alone in the path, names in it are bare and all others qualified. Temporary tables come last: they
     * are looked up first where the path does not name them. A view is locked while its text is made, which another session's
     * transaction may keep from happening: for good, if it waits for this very thread.
     */
    private static final String SETTINGS = """
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

    static ReadingTransaction begin(Connection connection) throws SQLException {
        return new ReadingTransaction(PostgresqlReadTransaction.begin(connection, SETTINGS));
    }

    Queries queries() throws SQLException {
        return new Queries(transaction.connection());
    }

    @Override
    public void close() throws SQLException {
        transaction.close();
    }
}
