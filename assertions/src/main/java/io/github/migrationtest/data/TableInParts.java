package io.github.migrationtest.data;

import io.github.migrationtest.internal.rows.KeyRange;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One table read on two sessions at once, each of which takes another part of it whenever it is done with one. */
record TableInParts(StoredTable table, RowDialect dialect, RowParts parts, KeyRanges ranges) {

    static TableInParts of(StoredTable table, RowDialect dialect, RowParts parts, Connection connection)
            throws SQLException {
        String column = dialect.quoted(table.key().get(0));
        return new TableInParts(table, dialect, parts, KeyRanges.of(parts, table, column, connection));
    }

    TableData read(Connection first, Connection second) throws SQLException {
        FutureTask<List<TableData>> beside = new FutureTask<>(() -> read(second));
        Thread thread = new Thread(beside, "migration-test rows");
        thread.setDaemon(true);
        thread.start();
        List<TableData> read = new ArrayList<>();
        try {
            read.addAll(read(first));
        } catch (SQLException | RuntimeException | Error e) {
            endAfter(e, beside);
            throw e;
        }
        read.addAll(ended(beside));
        return read.stream().reduce(this::together).orElseThrow();
    }

    /** Where one session fails, the other need not go on. */
    private List<TableData> read(Connection connection) throws SQLException {
        try {
            List<TableData> read = new ArrayList<>();
            Optional<KeyRange> part = ranges.take(connection);
            while (part.isPresent()) {
                read.add(
                        new ServerFigures(dialect, connection, table, part.get().condition()).read());
                part = ranges.take(connection);
            }
            return read;
        } finally {
            ranges.stop();
        }
    }

    private static void endAfter(Throwable failure, FutureTask<List<TableData>> beside) {
        try {
            ended(beside);
        } catch (SQLException | RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    /** What the other session has read; no more than this one does it hear of an interrupt while the server works. */
    private static List<TableData> ended(FutureTask<List<TableData>> beside) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return beside.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause(); // nothing else is declared
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private TableData together(TableData one, TableData other) {
        List<ColumnData> columns = new ArrayList<>();
        for (int i = 0; i < one.columns().size(); i++) {
            columns.add(together(one.columns().get(i), other.columns().get(i)));
        }
        return new TableData(
                one.table(), one.key(), one.rows() + other.rows(), columns, parts.together(one.hash(), other.hash()));
    }

    private ColumnData together(ColumnData one, ColumnData other) {
        return new ColumnData(
                one.name(), one.nonNull() + other.nonNull(), parts.together(one.hash(), other.hash()), one.generated());
    }
}
