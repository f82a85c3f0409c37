package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.Confidential;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A text of several statements in one message of PostgreSQL's simple query protocol, as drivers of other languages send it.
 *
 * <p>The server parses all of it before it runs the first statement, and makes one implicit transaction of them. pgjdbc would cut
 * the text and send each statement in messages of its own: a syntax error in the last one would then come too late for a
 * {@code COMMIT} in the middle, and positions in errors would count from the statement. In its mode {@code simple} it does not.
 */
public final class PostgresqlSimpleQuery {
    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private final Connection sending;
    private final BaseConnection connection;
    private int completed;

    PostgresqlSimpleQuery(Connection connection) throws SQLException {
        this.sending = connection;
        this.connection = connection.unwrap(BaseConnection.class);
    }

    /** Whether a transaction is open, a failed one included; asks nothing of the server. */
    public static boolean isInTransaction(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    /** Asks the server to cancel what it is running for a connection, from another thread. */
    static void cancel(Connection connection) throws SQLException {
        connection.unwrap(BaseConnection.class).cancelQuery();
    }

    /** Sends the text and waits for all of its results, which are dropped. */
    void execute(String text) throws SQLException {
        String sent = SqlRewriting.by(sending, text);
        QueryExecutor executor = connection.getQueryExecutor();
        PreferQueryMode mode = executor.getPreferQueryMode();
        executor.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try {
            executor.execute(connection.createQuery(sent, false, false).query, null, new Counting(), 0, 0, FLAGS);
        } catch (SQLException e) {
            throw Confidential.beneath(sending, e);
        } finally {
            executor.setPreferQueryMode(mode);
        }
    }

    /** How many statements have come to their end. */
    int completed() {
        return completed;
    }

    /** The server answers each statement either with rows or with a status. */
    private final class Counting extends ResultHandlerBase {
        @Override
        public void handleResultRows(
                Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            completed++;
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            // Notices are of no use here, and there may be many.
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            completed++;
        }
    }
}
