package io.github.migrationtest.data;

import io.github.migrationtest.data.SqliteTable.SqliteColumn;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values of a column that are too large to be held, in pieces, in the order in which a scan of the table meets them. A driver
 * gives a value as a whole only, so that SQLite has to cut it.
 */
final class LargeValues implements AutoCloseable {
    /** In bytes of the database's encoding; what is larger is never held whole. */
    static final int LARGEST_HELD = 4 << 20;

    private final Statement statement;
    private final ResultSet pieces;

    private LargeValues(Statement statement, ResultSet pieces) {
        this.statement = statement;
        this.pieces = pieces;
    }

    /** The columns that have such values. A small database cannot, and is not read for it. */
    static List<SqliteColumn> columnsOf(Connection connection, SqliteTable table) throws SQLException {
        boolean allStored = table.columns().stream().allMatch(SqliteColumn::stored);
        if (allStored && bytesOfAll(connection) <= LARGEST_HELD || !knowsLengths(connection)) {
            return List.of();
        }
        String longest = table.columns().stream()
                .map(column -> "max(" + length(Names.quoted(column.name())) + ")")
                .collect(Collectors.joining(", "));
        long[] bytes = Queries.numbers(connection, "select " + longest + " from " + table.quoted());
        return IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] > LARGEST_HELD)
                .mapToObj(table.columns()::get)
                .toList();
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

    /** The large ones of a column; without an index, as whoever reads beside them has to. */
    static LargeValues of(Connection connection, SqliteTable table, SqliteColumn column) throws SQLException {
        String name = "t." + Names.quoted(column.name());
        // Of a text, substr would count characters from its beginning for each piece.
        String query = """
                with recursive piece(start) as
                  (select 1 union all select start + %1$d from piece where start + %1$d <= 2147483647)
                select case typeof(%2$s) when 'blob' then substr(%2$s, start, %1$d)
                  else substr(cast(%2$s as blob), start, %1$d) end, start, typeof(%2$s) = 'text'
                from %3$s as t not indexed cross join piece where %4$s and start <= %5$s
                """.formatted(LARGEST_HELD, name, table.quoted(), isLarge(name), length(name));
        Statement statement = connection.createStatement();
        try {
            return new LargeValues(statement, statement.executeQuery(query));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Goes to the next piece. */
    boolean next() throws SQLException {
        return pieces.next();
    }

    byte[] piece() throws SQLException {
        return pieces.getBytes(1);
    }

    /** Whether the piece is the first one of its value. */
    boolean begins() throws SQLException {
        return pieces.getLong(2) == 1;
    }

    boolean isText() throws SQLException {
        return pieces.getBoolean(3);
    }

    /** The hash of the next value, which is so long. */
    long hash(long length) throws SQLException {
        long hash = ValueHash.NULL;
        for (long rest = length; rest > 0; rest -= LARGEST_HELD) {
            if (!next()) {
                throw new SQLException("A large value is gone while it is read.");
            }
            hash = ValueHash.both(hash, isText() ? ValueHash.ofBrokenText(piece()) : ValueHash.of(piece()));
        }
        return hash;
    }

    @Override
    public void close() throws SQLException {
        try {
            pieces.close();
        } finally {
            statement.close();
        }
    }
}
