package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.RowReading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The moment at which rows are read, and the settings that their values are spelled under, whatever the session's own are;
 * they are put back at the end.
 *
 * <p>Where a transaction is open already, rows are read inside it; else in one of its own. Neither commits or changes anything.
 */
final class MysqlReading implements RowReading {
    /** Where the hash of a row's key is kept while its values are hashed: a whole number from the start, or MariaDB reckons in fractions. */
    static final String KEY = "@migration_test_key";

    private static final int IN_PROGRESS = 1568;
    private static final int LONGEST_WAIT = 10;

    /** A sort looks at that many bytes of a value; a key has 3,072 at most, of which each is two digits. */
    private static final int SORTED = 16_384;

    /** To count a table with several threads MySQL starts them anew, which takes longer than the counting; MariaDB passes over this. */
    private static final String THREADS = "/*!80014 , %s */";

    /** MySQL tells how many rows a table had as much as a day ago. */
    private static final String STATISTICS = "/*!80000 , %s */";

    private final Connection connection;
    private final Settings settings;
    private final boolean own;

    private MysqlReading(Connection connection, Settings settings, boolean own) {
        this.connection = connection;
        this.settings = settings;
        this.own = own;
    }

    /** What the session has, and what it gets. */
    private record Settings(
            String sqlMode,
            String timeZone,
            String selectLimit,
            String sorted,
            long lockWait,
            long threads,
            long statistics,
            String key) {

        static Settings of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select @@session.sql_mode, @@session.time_zone,"
                            + " @@session.sql_select_limit, @@session.max_sort_length, @@session.lock_wait_timeout,"
                            + " greatest(1, 1" + THREADS.formatted("@@session.innodb_parallel_read_threads") + "),"
                            + " greatest(0, 0" + STATISTICS.formatted("@@session.information_schema_stats_expiry")
                            + ")")) {
                row.next();
                return new Settings(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        "null");
            }
        }

        /** A lock may be held by this very thread, for good. */
        Settings ofReading() {
            return new Settings(
                    "",
                    "+00:00",
                    "default",
                    String.valueOf(SORTED),
                    Math.min(lockWait, LONGEST_WAIT),
                    1,
                    0,
                    "cast(0 as unsigned)");
        }

        String sql() {
            return "set session sql_mode = '" + sqlMode + "', time_zone = '" + timeZone + "', sql_select_limit = "
                    + selectLimit + ", max_sort_length = " + sorted + ", lock_wait_timeout = " + lockWait + ", " + KEY
                    + " = " + key
                    + THREADS.formatted("innodb_parallel_read_threads = " + threads)
                    + STATISTICS.formatted("information_schema_stats_expiry = " + statistics);
        }
    }

    static MysqlReading begin(Connection connection) throws SQLException {
        MysqlReading reading = new MysqlReading(connection, Settings.of(connection), isIdle(connection));
        try {
            reading.run(reading.settings.ofReading().sql());
            if (reading.own) {
                reading.run("start transaction with consistent snapshot, read only");
            }
        } catch (SQLException e) {
            reading.closeAfter(e);
            throw e;
        }
        return reading;
    }

    /** Inside a transaction the server refuses to say what holds for the next one (MySQL's manual, "SET TRANSACTION Statement"). */
    private static boolean isIdle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == IN_PROGRESS) {
                return false;
            }
            throw e;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /** Whether the caller is in no transaction of its own. */
    boolean isOwn() {
        return own;
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            run("rollback");
        }
        run(settings.sql());
    }

    private void closeAfter(SQLException failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
