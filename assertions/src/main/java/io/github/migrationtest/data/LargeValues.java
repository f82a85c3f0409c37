package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The values of a column that are too large to be held, in pieces, in the order in which a scan of the table meets them. A driver
 * gives a value as a whole only, so that SQLite has to cut it.
 *
 * <p>All pieces of a value are columns of one row: SQLite keeps a value that it has read from overflow pages until the next step
 * of its statement ({@code vdbeColumnFromOverflow} of vdbe.c), and would read the whole again for each piece in a row of its own.
 */
final class LargeValues implements AutoCloseable {
    /** In bytes of the database's encoding; what is larger is never held whole. */
    static final int LARGEST_HELD = 4 << 20;

    private static final int FIRST_PIECE = 3;

    private final Statement statement;
    private final ResultSet values;

    private LargeValues(Statement statement, ResultSet values) {
        this.statement = statement;
        this.values = values;
    }

    /** The columns that have such values, with the length of the longest. A small database cannot, and is not read for it. */
    static Map<SqliteColumn, Long> columnsOf(Connection connection, SqliteTable table) throws SQLException {
        boolean allStored = table.columns().stream().allMatch(SqliteColumn::stored);
        if (allStored && bytesOfAll(connection) <= LARGEST_HELD || !knowsLengths(connection)) {
            return Map.of();
        }
        String longest = table.columns().stream()
                .map(column -> "max(" + length(Names.quoted(column.name())) + ")")
                .collect(Collectors.joining(", "));
        long[] bytes = Queries.numbers(connection, "select " + longest + " from " + table.quoted());
        Map<SqliteColumn, Long> large = new LinkedHashMap<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] > LARGEST_HELD) {
                large.put(table.columns().get(i), bytes[i]);
            }
        }
        return large;
    }

    private static long bytesOfAll(Connection connection) throws SQLException {
        return Queries.numbers(connection, "select page_count * page_size from pragma_page_count, pragma_page_size")[0];
    }

    /** The length of a value that is not read for it is known since SQLite 3.43. */
    private static boolean knowsLengths(Connection connection) throws SQLException {
        return Queries.numbers(connection, "select count(*) from pragma_function_list where name = 'octet_length'")[0]
                > 0;
    }

    /** The length of a value in bytes; SQLite does not read the value for it. */
    static String length(String value) {
        return "octet_length(" + value + ")";
    }

    /** Whether a value is one of these. */
    static String isLarge(String value) {
        return "coalesce(" + length(value) + " > " + LARGEST_HELD + ", false)";
    }

    /**
     * The large ones of a column; without an index, as whoever reads beside them has to.
     *
     * @param longest the length of the longest
     */
    static LargeValues of(Connection connection, SqliteTable table, SqliteColumn column, long longest)
            throws SQLException {
        String name = Names.quoted(column.name());
        String rows = " from " + table.quoted() + " not indexed where " + isLarge(name);
        // Of what it reads from a primary key's index SQLite keeps nothing, so that such values are taken out of it
        // first.
        String query = table.withoutRowid()
                ? "with large as materialized (select " + name + " as v" + rows + ") select " + inPieces("v", longest)
                        + " from large"
                : "select " + inPieces(name, longest) + rows;
        Statement statement = connection.createStatement();
        try {
            return new LargeValues(statement, statement.executeQuery(query));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static String inPieces(String value, long longest) {
        // Of a text, substr would count characters from its beginning for each piece.
        return length(value) + ", typeof(" + value + ") = 'text'"
                + LongStream.iterate(1, start -> start <= longest, start -> start + LARGEST_HELD)
                        .mapToObj(start -> ", substr(cast(" + value + " as blob), " + start + ", " + LARGEST_HELD + ")")
                        .collect(Collectors.joining());
    }

    /** Goes to the next value. */
    boolean next() throws SQLException {
        return values.next();
    }

    boolean isText() throws SQLException {
        return values.getBoolean(2);
    }

    /** How many pieces the value has. */
    int pieces() throws SQLException {
        return Math.toIntExact((values.getLong(1) + LARGEST_HELD - 1) / LARGEST_HELD);
    }

    /**
     * A piece of the value.
     *
     * @param place from 0
     */
    byte[] piece(int place) throws SQLException {
        return values.getBytes(FIRST_PIECE + place);
    }

    /** The hash of the next value. */
    long hash() throws SQLException {
        if (!next()) {
            throw new SQLException("A large value is gone while it is read.");
        }
        boolean text = isText();
        long hash = ValueHash.NULL;
        for (int i = 0; i < pieces(); i++) {
            hash = ValueHash.both(hash, text ? ValueHash.ofBrokenText(piece(i)) : ValueHash.of(piece(i)));
        }
        return hash;
    }

    @Override
    public void close() throws SQLException {
        try {
            values.close();
        } finally {
            statement.close();
        }
    }
}
