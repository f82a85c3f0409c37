package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The large values of a table's columns, read beside a query of the table that leaves them out.
 *
 * @param places of the columns in the table, from 0
 */
record LargeColumns(List<Integer> places, List<LargeValues> values) implements AutoCloseable {

    static LargeColumns of(Connection connection, SqliteTable table, Map<SqliteColumn, Long> columns)
            throws SQLException {
        LargeColumns large = new LargeColumns(
                columns.keySet().stream().map(table.columns()::indexOf).toList(), new ArrayList<>());
        try {
            for (Map.Entry<SqliteColumn, Long> column : columns.entrySet()) {
                large.values.add(LargeValues.of(connection, table, column.getKey(), column.getValue()));
            }
            return large;
        } catch (SQLException e) {
            large.close();
            throw e;
        }
    }

    /**
     * Puts the hashes of those of a row in their places.
     *
     * @param row the table's columns, and behind them whether each value is large
     */
    void addTo(long[] hashes, ResultSet row) throws SQLException {
        for (int i = 0; i < places.size(); i++) {
            if (row.getBoolean(hashes.length + i + 1)) {
                hashes[places.get(i)] = values.get(i).hash();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (LargeValues each : values) {
            each.close();
        }
    }
}
