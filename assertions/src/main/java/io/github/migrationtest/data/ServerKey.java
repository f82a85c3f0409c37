package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.rows.KeyOrder;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowStream;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredColumn.Content;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The key by which two tables of servers are read side by side: two values of a row for each column, its order and its look. */
final class ServerKey {
    private static final int VALUES = 2;

    private final List<Pair> pairs;
    private final List<Part> parts;

    private ServerKey(List<Pair> pairs, List<Part> parts) {
        this.pairs = pairs;
        this.parts = parts;
    }

    private record Part(StoredColumn before, StoredColumn after, KeyOrder order) {}

    static ServerKey of(List<Pair> key, StoredTable before, StoredTable after) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (Pair pair : key) {
            StoredColumn one = ServerSide.column(before, pair.before());
            StoredColumn other = ServerSide.column(after, pair.after());
            parts.add(new Part(one, other, one.orderWith(other)));
        }
        return new ServerKey(key, parts);
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** How many values of a row are the key's. */
    int width() {
        return VALUES * parts.size();
    }

    List<String> namesBefore() {
        return parts.stream().map(part -> part.before().name()).toList();
    }

    List<String> namesAfter() {
        return parts.stream().map(part -> part.after().name()).toList();
    }

    boolean isUniqueBefore(ServerSide side, StoredTable table) throws SQLException {
        return isUnique(side, table, Part::before);
    }

    boolean isUniqueAfter(ServerSide side, StoredTable table) throws SQLException {
        return isUnique(side, table, Part::after);
    }

    private boolean isUnique(ServerSide side, StoredTable table, Function<Part, StoredColumn> column)
            throws SQLException {
        String groups = parts.stream()
                .map(part -> side.dialect().ordered(column.apply(part), part.order()))
                .collect(Collectors.joining(", "));
        return side.number("select count(*) from (select 1 as x from " + table.from() + " where " + whole(column)
                        + " group by " + groups + " having count(*) > 1 limit 1) r")
                == 0;
    }

    /** The rows before that have a whole key, in its order. */
    RowStream readBefore(ServerSide side, StoredTable table, List<StoredColumn> hashed) throws SQLException {
        return read(side, table, hashed, Part::before);
    }

    /** The same after. */
    RowStream readAfter(ServerSide side, StoredTable table, List<StoredColumn> hashed) throws SQLException {
        return read(side, table, hashed, Part::after);
    }

    private RowStream read(
            ServerSide side, StoredTable table, List<StoredColumn> hashed, Function<Part, StoredColumn> column)
            throws SQLException {
        RowDialect dialect = side.dialect();
        List<String> values = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (Part part : parts) {
            order.add(values.size() + 1);
            values.add(dialect.ordered(column.apply(part), part.order()));
            values.add(dialect.shown(column.apply(part)));
        }
        hashed.forEach(each -> values.add(dialect.hash(each)));
        return side.rows(table, values, whole(column), order);
    }

    private String whole(Function<Part, StoredColumn> column) {
        return parts.stream()
                .map(part -> column.apply(part).quoted() + " is not null")
                .collect(Collectors.joining(" and "));
    }

    /** The values by which a row is in order. */
    List<String> of(RowStream row) throws SQLException {
        List<String> key = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            key.add(row.text(VALUES * i + 1));
        }
        return key;
    }

    int compare(List<String> one, List<String> other) {
        for (int i = 0; i < parts.size(); i++) {
            int order = parts.get(i).order().compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    String shownBefore(RowStream row, KeyText text) throws SQLException {
        return shown(row, text, Part::before);
    }

    String shownAfter(RowStream row, KeyText text) throws SQLException {
        return shown(row, text, Part::after);
    }

    private String shown(RowStream row, KeyText text, Function<Part, StoredColumn> column) throws SQLException {
        List<@Nullable Object> key = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            key.add(value(row.text(VALUES * i + 2), column.apply(parts.get(i)).content()));
        }
        return text.of(key);
    }

    /** A value as {@link KeyText} shows it. */
    static Object value(String text, Content content) {
        if (content == Content.BYTES) {
            return HexFormat.of().parseHex(text);
        }
        return content == Content.NUMBER && text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
    }
}
