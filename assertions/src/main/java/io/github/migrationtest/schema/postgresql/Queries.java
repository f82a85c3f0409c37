package io.github.migrationtest.schema.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the catalog; a text that comes back many times is kept once. */
final class Queries {
    /** Of a namespace {@code n}: not one of the server's own, nor one of temporary tables. */
    static final String OF_USERS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

    final int version;
    private final Connection connection;
    private final Map<String, String> pool = new HashMap<>();
    private final Set<Made> made = EnumSet.noneOf(Made.class);

    Queries(Connection connection) throws SQLException {
        this.connection = connection;
        this.version = connection.getMetaData().getDatabaseMajorVersion();
    }

    /** Makes a record of a row. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** Looks which kinds of objects there are. */
    void look() throws SQLException {
        Set<String> kinds = new HashSet<>(list(Made.QUERY, row -> row.text("kind")));
        Stream.of(Made.values()).filter(each -> each.isAmong(kinds)).forEach(made::add);
    }

    /** Whether there may be objects of that kind. */
    boolean hasMade(Made kind) {
        return made.contains(kind);
    }

    /** The same for objects of a kind; none is asked for where there is none. */
    <T> List<T> list(Made kind, String sql, Mapper<T> mapper) throws SQLException {
        return hasMade(kind) ? list(sql, mapper) : List.of();
    }

    <T> List<T> list(String sql, Mapper<T> mapper) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // All rows at once, whatever the connection's own habit: a portal would cost a round trip for each part.
            statement.setFetchSize(0);
            List<T> all = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                Row row = new Row(result);
                while (result.next()) {
                    all.add(mapper.map(row));
                }
            }
            return all;
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A column where the server is of that version, else what stands for it in older ones. */
    String since(int since, String column, String otherwise) {
        return version >= since ? column : otherwise;
    }

    /** Whether the object of a catalog, with that column for its oid, came with an extension. */
    static String ofExtension(String catalog, String oid) {
        return oid + " in (select objid from pg_depend where classid = '" + catalog + "'::regclass and deptype = 'e')";
    }

    /** Whether a routine came with an extension or a type of its own: a range's constructors. */
    static String ofAnother(String oid) {
        return oid + " in (select objid from pg_depend where classid = 'pg_proc'::regclass and deptype in ('e', 'i'))";
    }

    /** The row that is read. */
    final class Row {
        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        long oid(String column) throws SQLException {
            return result.getLong(column);
        }

        int number(String column) throws SQLException {
            return result.getInt(column);
        }

        boolean flag(String column) throws SQLException {
            return result.getBoolean(column);
        }

        String text(String column) throws SQLException {
            return optional(column).orElse("");
        }

        char letter(String column) throws SQLException {
            String text = text(column);
            return text.isEmpty() ? ' ' : text.charAt(0);
        }

        /** A text that a function of the server makes of an object, null only if that was dropped since its row was read. */
        String made(String column) throws SQLException {
            String text = text(column);
            if (text.isEmpty()) {
                throw new SQLException("an object was dropped while it was read", "42704");
            }
            return text;
        }

        Optional<String> optional(String column) throws SQLException {
            String text = result.getString(column);
            return text == null ? Optional.empty() : Optional.of(pool.computeIfAbsent(text, same -> same));
        }

        /** The elements of an array of texts; none if it is null. */
        List<String> texts(String column) throws SQLException {
            Array array = result.getArray(column);
            return array == null ? List.of() : List.of((String[]) array.getArray());
        }

        /** The numbers of an {@code int2vector}, an {@code oidvector} or an array, given as text. */
        List<Long> numbers(String column) throws SQLException {
            String text = text(column);
            List<Long> numbers = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || " ,{}".indexOf(text.charAt(i)) >= 0) {
                    if (i > start) {
                        numbers.add(Long.valueOf(text.substring(start, i)));
                    }
                    start = i + 1;
                }
            }
            return List.copyOf(numbers);
        }
    }
}
