package io.github.migrationtest.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How SQLite compares the values of a primary key: two of one shape can be joined through their indexes.
 *
 * @param parts affinity and collation of each column
 */
record KeyShape(List<String> parts) {

    static KeyShape of(Connection connection, SqliteTable table) throws SQLException {
        List<String> parts = new ArrayList<>();
        List<String> collations = collations(connection, table);
        for (int i = 0; i < table.key().size(); i++) {
            String name = table.key().get(i);
            String type = table.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .map(SqliteTable.SqliteColumn::type)
                    .orElse("");
            // The key of a rowid has no index of its own, and no collation that matters.
            parts.add(affinity(type) + " " + (i < collations.size() ? collations.get(i) : "BINARY"));
        }
        return new KeyShape(List.copyOf(parts));
    }

    /** Whether equal values are stored alike: a column without a type keeps {@code 42} and {@code '42'} apart. */
    boolean isTyped() {
        return parts.stream().noneMatch(part -> part.startsWith("ANY"));
    }

    /** Whether it is one column of whole numbers, of which equal ones are the same. */
    boolean isInteger() {
        return parts.equals(List.of("INTEGER BINARY"));
    }

    private static List<String> collations(Connection connection, SqliteTable table) throws SQLException {
        String sql = """
                select x.coll from pragma_index_list(?1, ?2) l, pragma_index_xinfo(l.name, ?2) x
                where l.origin = 'pk' and x.key = 1 order by x.seqno
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.name());
            statement.setString(2, table.schema());
            List<String> collations = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    collations.add(row.getString(1).toUpperCase(Locale.ROOT));
                }
            }
            return collations;
        }
    }

    /** By the rules of SQLite's "Determination Of Column Affinity", in their order. */
    private static String affinity(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return "INTEGER";
        }
        if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
            return "TEXT";
        }
        if (upper.isEmpty() || upper.equals("ANY")) {
            return "ANY";
        }
        if (upper.contains("BLOB")) {
            return "BLOB";
        }
        return upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB") ? "REAL" : "NUMERIC";
    }
}
