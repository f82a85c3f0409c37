package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.RowReading;
import io.github.migrationtest.internal.sql.PostgresqlReadTransaction;
import java.sql.Connection;
import java.sql.SQLException;

/** The moment at which rows are read, and the settings that their values are spelled under. */
record PostgresqlReading(PostgresqlReadTransaction transaction) implements RowReading {

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

    static PostgresqlReading begin(Connection connection) throws SQLException {
        return new PostgresqlReading(PostgresqlReadTransaction.begin(connection, SETTINGS));
    }

    @Override
    public Connection connection() {
        return transaction.connection();
    }

    @Override
    public void close() throws SQLException {
        transaction.close();
    }
}
