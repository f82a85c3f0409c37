package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.HashedTogether;
import io.github.migrationtest.internal.rows.KeyOrder;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.RowReading;
import io.github.migrationtest.internal.rows.RowStream;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredForeignKey;
import io.github.migrationtest.internal.rows.StoredTable;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * MySQL's and MariaDB's own words about rows. Both have {@code CRC32}, which is fast, and {@code MD5}, which is not; a CRC is
 * linear, so it is never added up alone: the values of two rows that change places would now and then give the same sum.
 */
public final class MysqlRows implements RowDialect {

    @Override
    public RowReading begin(Connection connection) throws SQLException {
        return MysqlReading.begin(connection);
    }

    @Override
    public List<StoredTable> tables(Connection connection, Predicate<String> wanted) throws SQLException {
        return MysqlTables.read(connection).stream()
                .filter(table -> wanted.test(table.name()))
                .toList();
    }

    @Override
    public List<StoredForeignKey> foreignKeys(Connection connection, Collection<String> sound) throws SQLException {
        return MysqlForeignKeys.read(connection).stream()
                .filter(key -> !Names.contains(sound, key.table()) || !Names.contains(sound, key.parentTable()))
                .toList();
    }

    @Override
    public List<String> faults(Connection connection, Collection<String> sound) throws SQLException {
        return MysqlFaults.of(connection, sound);
    }

    /** A list of results has at most 4,096. */
    @Override
    public int columnsAtOnce() {
        return 1000;
    }

    /**
     * Beside a key the hash of a value is multiplied by that of the key, and no two rows have one key: so exclusive or will do,
     * which is much faster than a sum. Without a key the hashes are squared and added up, and so are those of whole rows: beside a
     * key they would prove nothing more, and take as long as all others.
     *
     * <p>The hash of the key is worked out once a row, in the condition, which holds of every row and is looked at before any sum.
     */
    @Override
    public String figures(StoredTable table, List<StoredColumn> columns, boolean withRows, String condition) {
        StringBuilder query = new StringBuilder("select count(*), ")
                .append(withRows && hasWholeRows(table) ? "sum(" + wholeRow(table) + ")" : "0");
        for (StoredColumn column : columns) {
            String crc = crc(column);
            query.append(", count(").append(column.quoted()).append("), ");
            query.append(
                    table.key().isEmpty()
                            ? "sum(" + crc + " * " + crc + ")"
                            : "bit_xor((" + crc + " + 1) * " + MysqlReading.KEY + ")");
        }
        List<String> conditions = new ArrayList<>();
        if (!condition.isEmpty()) {
            conditions.add(condition);
        }
        if (!table.key().isEmpty()) {
            conditions.add("(" + MysqlReading.KEY + " := " + key(table) + " | 1) <> 0");
        }
        return query + " from " + table.from()
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    @Override
    public Optional<RowParts> parts() {
        return Optional.of(new MysqlParts());
    }

    private static boolean hasWholeRows(StoredTable table) {
        return table.key().isEmpty() && !table.ownColumns().isEmpty();
    }

    private static String key(StoredTable table) {
        List<String> parts = table.keyColumns().stream().map(MysqlRows::crc).toList();
        return parts.size() == 1 ? parts.get(0) : "crc32(concat_ws(',', " + String.join(", ", parts) + "))";
    }

    /**
     * By name and not by place; hashed once more, so that a sum of two rows is not that of two others with values swapped. A mere
     * 0 would make MySQL's numbers decimal, and exclusive or takes all of those from 2^63 on for one.
     */
    private static String wholeRow(StoredTable table) {
        List<String> hashes = table.ownColumns().stream()
                .map(column -> "coalesce((" + crc(column) + " + 1) * " + (column.seed() & 0xffffffffL)
                        + ", cast(0 as unsigned))")
                .toList();
        return number(HashedTogether.of(hashes, "^"));
    }

    private static String crc(StoredColumn column) {
        return "crc32(" + column.text() + ")";
    }

    /** Half of an MD5. */
    private static String number(String text) {
        return "cast(conv(left(md5(" + text + "), 16), 16, -10) as signed)";
    }

    @Override
    public String hash(StoredColumn column) {
        return number(column.text());
    }

    @Override
    public String hash(List<StoredColumn> columns) {
        return columns.isEmpty()
                ? "0"
                : number("concat_ws(',', "
                        + columns.stream()
                                .map(column -> "ifnull(md5(" + column.text() + "), '')")
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    @Override
    public StoredColumn spelledAs(StoredColumn text, StoredColumn.Content content) {
        return MysqlValues.spelledAs(text, content);
    }

    @Override
    public String ordered(StoredColumn column, KeyOrder order) {
        return switch (order) {
            case NUMBER -> column.quoted();
            case COLLATION -> MysqlCollations.folded(column);
            // Of a number HEX would write the number itself.
            case BYTES -> "hex(concat(" + column.text() + "))";
        };
    }

    @Override
    public String shown(StoredColumn column) {
        return column.content() == StoredColumn.Content.BYTES
                ? "hex(" + column.quoted() + ")"
                : "cast(" + column.quoted() + " as char)";
    }

    @Override
    public String quoted(String name) {
        return MysqlTables.quoted(name);
    }

    @Override
    public RowStream stream(Connection connection, String query, int columns) throws SQLException {
        return MysqlStream.open(connection, query);
    }

    @Override
    public String reason(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1142, 1143 -> "the account may not read it. Grant it SELECT.";
            case 1046 -> "the connection is in no database, as its URL names none.";
            case 1205 -> "another session holds a lock on it. End that session's transaction first.";
            case 3141 ->
                "it has a JSON document that is longer than the server lets a text be. Raise max_allowed_packet.";
            case 1969, 3024 ->
                "it took longer than the server lets a statement take. Raise max_execution_time or"
                        + " max_statement_time.";
            default -> "the server says error " + failure.getErrorCode() + ".";
        };
    }
}
