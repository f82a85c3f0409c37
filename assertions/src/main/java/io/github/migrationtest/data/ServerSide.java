package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowReading;
import io.github.migrationtest.internal.rows.RowStream;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One of two databases on a server whose rows are compared, at one moment. */
record ServerSide(RowDialect dialect, Connection connection, RowReading moment, Map<String, StoredTable> tables)
        implements AutoCloseable {

    static ServerSide open(RowDialect dialect, Database database) throws SQLException {
        Connection connection = database.connection();
        try {
            RowReading moment = dialect.begin(connection);
            Map<String, StoredTable> tables = dialect.tables(connection).stream()
                    .collect(Collectors.toMap(StoredTable::name, Function.identity()));
            return new ServerSide(dialect, connection, moment, tables);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A table as it stands now. */
    StoredTable table(TableData data) throws SQLException {
        StoredTable table = tables.get(data.table());
        if (table == null) {
            throw new SQLException("The database has no table " + data.table() + " any more.");
        }
        return table;
    }

    /** A column of such a table. */
    static StoredColumn column(StoredTable table, ColumnData column) throws SQLException {
        return table.column(column.name())
                .orElseThrow(() ->
                        new SQLException("Table " + table.name() + " has no column " + column.name() + " any more."));
    }

    /** The rows of a table one by one: these values of each, under a condition, in the order of some of the values. */
    RowStream rows(StoredTable table, List<String> values, String condition, List<Integer> order) throws SQLException {
        String query = "select " + String.join(", ", values) + " from " + table.from()
                + (condition.isEmpty() ? "" : " where " + condition) + " order by "
                + order.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return dialect.stream(connection, query, values.size());
    }

    long number(String query) throws SQLException {
        return Queries.numbers(connection, query)[0];
    }

    @Override
    public void close() throws SQLException {
        try {
            moment.close();
        } finally {
            connection.close();
        }
    }
}
