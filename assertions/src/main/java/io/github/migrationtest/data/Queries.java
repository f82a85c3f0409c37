package io.github.migrationtest.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs queries whose answer is small. */
final class Queries {

    private Queries() {}

    /** The one row of numbers that a query gives; 0 for NULL, which is what a sum over no row is. */
    static long[] numbers(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            long[] numbers = new long[row.getMetaData().getColumnCount()];
            if (row.next()) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getLong(i + 1);
                }
            }
            return numbers;
        }
    }

    /** Keys as messages may show them: the values of each row of a query. */
    static List<String> keys(Connection connection, String sql, KeyText text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            List<String> keys = new ArrayList<>();
            while (row.next()) {
                List<@Nullable Object> key = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    key.add(row.getObject(i));
                }
                keys.add(text.of(key));
            }
            return keys;
        }
    }
}
