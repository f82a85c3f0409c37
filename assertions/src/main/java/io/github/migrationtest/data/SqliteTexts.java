package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.ReadTransaction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts that are none: SQLite stores whatever bytes it is given as a text, and its own check does not look at them.
 *
 * <p>SQLite itself passes over what is of ASCII only; the rest is decoded here, a value at a time.
 */
final class SqliteTexts {
    /** An expression of SQLite is at most a thousand levels deep. */
    private static final int COLUMNS_AT_ONCE = 200;

    private static final String BEYOND_ASCII =
            "typeof(%1$s) = 'text' and %1$s glob '*[^' || char(1) || '-' || char(127) || ']*'";

    private SqliteTexts() {}

    /** A line for each column that has some, in a database whose encoding is UTF-8, as it is by default. */
    static List<String> broken(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ReadTransaction moment = ReadTransaction.on(connection);
                Statement statement = moment.connection().createStatement()) {
            if (!isUtf8(statement)) {
                return lines;
            }
            for (SqliteTable table : SqliteTable.of(moment.connection(), "main")) {
                List<String> columns = table.withoutVirtualColumns().columns().stream()
                        .map(SqliteColumn::name)
                        .toList();
                Set<String> broken = new LinkedHashSet<>();
                for (int from = 0; from < columns.size(); from += COLUMNS_AT_ONCE) {
                    int to = Math.min(columns.size(), from + COLUMNS_AT_ONCE);
                    look(statement, table, columns.subList(from, to), broken);
                }
                broken.forEach(column -> lines.add(table.name() + ": a text in " + column + " is not valid in UTF-8"));
            }
        }
        return lines;
    }

    private static boolean isUtf8(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma encoding")) {
            return row.next() && "UTF-8".equals(row.getString(1));
        }
    }

    private static void look(Statement statement, SqliteTable table, List<String> columns, Set<String> broken)
            throws SQLException {
        String looks = columns.stream()
                .map(column ->
                        "case when " + condition(column) + " then cast(" + Names.quoted(column) + " as blob) end")
                .collect(Collectors.joining(", "));
        String condition = columns.stream().map(SqliteTexts::condition).collect(Collectors.joining(" or "));
        try (ResultSet row =
                statement.executeQuery("select " + looks + " from " + table.quoted() + " where " + condition)) {
            while (row.next() && !broken.containsAll(columns)) {
                for (int i = 0; i < columns.size(); i++) {
                    byte[] bytes = row.getBytes(i + 1);
                    if (bytes != null && !isText(bytes)) {
                        broken.add(columns.get(i));
                    }
                }
            }
        }
    }

    private static String condition(String column) {
        return BEYOND_ASCII.formatted(Names.quoted(column));
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
