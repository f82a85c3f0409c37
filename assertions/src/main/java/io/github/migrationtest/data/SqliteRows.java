package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.ReadTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of a SQLite database, each once. */
final class SqliteRows {

    private SqliteRows() {}

    static List<TableData> read(Connection connection, Collection<String> leftOut) {
        try (ReadTransaction moment = ReadTransaction.on(connection)) {
            List<TableData> tables = new ArrayList<>();
            for (SqliteTable table :
                    SqliteTable.of(moment.connection(), "main", name -> !Names.contains(leftOut, name))) {
                tables.add(read(moment.connection(), table));
            }
            return tables;
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The tables of " + url(connection) + " cannot be listed or read in one transaction.", e);
        }
    }

    private static TableData read(Connection connection, SqliteTable table) {
        try {
            return rows(connection, table);
        } catch (SQLException e) {
            SqliteTable stored = table.withoutVirtualColumns();
            if (stored.equals(table)) {
                throw unreadable(connection, table, e);
            }
            // A column computed by a function that only the application registers cannot be read here, and holds
            // nothing.
            try {
                return rows(connection, stored);
            } catch (SQLException again) {
                throw unreadable(connection, table, again);
            }
        }
    }

    private static DatabaseException unreadable(Connection connection, SqliteTable table, SQLException e) {
        return new DatabaseException(
                "The rows of table " + table.name() + " in " + url(connection)
                        + " cannot be read: is the file damaged? PRAGMA integrity_check tells.",
                e);
    }

    private static String url(Connection connection) {
        try {
            return JdbcUrls.withoutPassword(connection.getMetaData().getURL());
        } catch (SQLException e) {
            return "the database";
        }
    }

    private static TableData rows(Connection connection, SqliteTable table) throws SQLException {
        Map<SqliteColumn, Long> large = LargeValues.columnsOf(connection, table);
        TableTally tally = new TableTally(table);
        long[] values = new long[table.columns().size()];
        try (LargeColumns pieces = LargeColumns.of(connection, table, large);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query(table, large.keySet()))) {
            while (row.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(row, i + 1);
                }
                pieces.addTo(values, row);
                tally.add(values);
            }
        }
        return tally.total();
    }

    /** Every column, and behind them whether a value is left out for being large. */
    private static String query(SqliteTable table, Set<SqliteColumn> large) {
        List<String> columns = new ArrayList<>();
        for (SqliteColumn column : table.columns()) {
            String name = Names.quoted(column.name());
            columns.add(
                    large.contains(column)
                            ? "case when not " + LargeValues.isLarge(name) + " then " + name + " end"
                            : name);
        }
        for (SqliteColumn column : large) {
            columns.add(LargeValues.isLarge(Names.quoted(column.name())));
        }
        return "select " + String.join(", ", columns) + " from " + table.quoted()
                + (large.isEmpty() ? "" : " not indexed");
    }

    private static long value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof String text && text.indexOf('\uFFFD') >= 0) {
            return ValueHash.ofBrokenText(row.getBytes(column));
        }
        return ValueHash.of(value);
    }
}
