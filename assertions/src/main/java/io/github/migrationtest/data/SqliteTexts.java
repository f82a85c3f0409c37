package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.ReadTransaction;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** A line for each column that has some, but for those of tables that are known to be sound. */
    static List<String> broken(Connection connection, Collection<String> sound) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ReadTransaction moment = ReadTransaction.on(connection);
                Statement statement = moment.connection().createStatement()) {
            Charset encoding = encoding(statement);
            for (SqliteTable table :
                    SqliteTable.of(moment.connection(), "main", name -> !Names.contains(sound, name))) {
                SqliteTable stored = table.withoutVirtualColumns();
                Map<SqliteColumn, Long> large = LargeValues.columnsOf(moment.connection(), stored);
                List<String> columns = stored.columns().stream()
                        .filter(column -> !large.containsKey(column))
                        .map(SqliteColumn::name)
                        .toList();
                Set<String> broken = new LinkedHashSet<>();
                for (int from = 0; from < columns.size(); from += COLUMNS_AT_ONCE) {
                    int to = Math.min(columns.size(), from + COLUMNS_AT_ONCE);
                    look(statement, encoding, table, columns.subList(from, to), "", broken);
                }
                for (Map.Entry<SqliteColumn, Long> column : large.entrySet()) {
                    lookAtLarge(moment.connection(), encoding, stored, column.getKey(), column.getValue(), broken);
                }
                broken.forEach(column ->
                        lines.add(table.name() + ": a text in " + column + " is not valid in " + name(encoding)));
            }
        }
        return lines;
    }

    /** SQLite's names of its encodings are "UTF-8", "UTF-16le" and "UTF-16be". */
    private static Charset encoding(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma encoding")) {
            return switch (row.next() ? row.getString(1) : "") {
                case "UTF-16le" -> StandardCharsets.UTF_16LE;
                case "UTF-16be" -> StandardCharsets.UTF_16BE;
                default -> StandardCharsets.UTF_8;
            };
        }
    }

    private static String name(Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16";
    }

    private static void look(
            Statement statement,
            Charset encoding,
            SqliteTable table,
            List<String> columns,
            String other,
            Set<String> broken)
            throws SQLException {
        String looks = columns.stream()
                .map(column ->
                        "case when " + condition(column) + " then cast(" + Names.quoted(column) + " as blob) end")
                .collect(Collectors.joining(", "));
        String condition = columns.stream().map(SqliteTexts::condition).collect(Collectors.joining(" or "));
        try (ResultSet row = statement.executeQuery(
                "select " + looks + " from " + table.quoted() + " where " + other + "(" + condition + ")")) {
            while (row.next() && !broken.containsAll(columns)) {
                for (int i = 0; i < columns.size(); i++) {
                    byte[] bytes = row.getBytes(i + 1);
                    if (bytes != null && !TextDecoding.isText(bytes, encoding)) {
                        broken.add(columns.get(i));
                    }
                }
            }
        }
    }

    private static void lookAtLarge(
            Connection connection,
            Charset encoding,
            SqliteTable table,
            SqliteColumn column,
            long longest,
            Set<String> broken)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String held = "not " + LargeValues.isLarge(Names.quoted(column.name())) + " and ";
            look(statement, encoding, table, List.of(column.name()), held, broken);
        }
        try (LargeValues values = LargeValues.of(connection, table, column, longest)) {
            while (!broken.contains(column.name()) && values.next()) {
                if (values.isText() && !isText(values, encoding)) {
                    broken.add(column.name());
                }
            }
        }
    }

    private static boolean isText(LargeValues value, Charset encoding) throws SQLException {
        TextDecoding text = new TextDecoding(encoding);
        for (int i = 0; i < value.pieces(); i++) {
            if (!text.add(value.piece(i))) {
                return false;
            }
        }
        return text.end();
    }

    private static String condition(String column) {
        return BEYOND_ASCII.formatted(Names.quoted(column));
    }
}
