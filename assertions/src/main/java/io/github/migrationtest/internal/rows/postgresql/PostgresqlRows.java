package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.HashedTogether;
import io.github.migrationtest.internal.rows.KeyOrder;
import io.github.migrationtest.internal.rows.RowDialect;
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
import java.util.Map;
import java.util.function.Predicate;

/** PostgreSQL's own words about rows; {@code hashtextextended} is there since 11, the oldest version it is tried with is 15. */
public final class PostgresqlRows implements RowDialect {
    private static final String BYTES = " collate \"C\"";

    @Override
    public RowReading begin(Connection connection) throws SQLException {
        return PostgresqlReading.begin(connection);
    }

    @Override
    public List<StoredTable> tables(Connection connection, Predicate<String> wanted) throws SQLException {
        return PostgresqlTables.read(connection, wanted);
    }

    @Override
    public Map<String, String> sources(Connection connection, Predicate<String> wanted) throws SQLException {
        return PostgresqlTables.sources(connection, wanted);
    }

    @Override
    public List<StoredForeignKey> foreignKeys(Connection connection, Collection<String> sound) throws SQLException {
        return PostgresqlForeignKeys.read(connection, TablesInDoubt.besides(connection, sound));
    }

    @Override
    public List<String> faults(Connection connection, Collection<String> sound) throws SQLException {
        return PostgresqlFaults.of(connection, sound);
    }

    /** A list of results has at most 1,664 (MaxTupleAttributeNumber), and each column takes two of them. */
    @Override
    public int columnsAtOnce() {
        return 800;
    }

    /**
     * The texts are made once, in a subquery that {@code OFFSET 0} keeps the planner from dissolving. A hash is the seed of
     * the next one: so a value stands beside its key at the cost of one hash.
     */
    @Override
    public String figures(StoredTable table, List<StoredColumn> columns, boolean withRows, String condition) {
        List<StoredColumn> made = withRows ? table.columns() : columns;
        StringBuilder query = new StringBuilder("select count(*), ")
                .append(withRows && !table.ownColumns().isEmpty() ? "sum(" + wholeRow(table) + ")" : "0");
        for (StoredColumn column : columns) {
            String value = place(made, column);
            query.append(", count(")
                    .append(value)
                    .append("), sum(")
                    .append(hash(value, "k"))
                    .append(")");
        }
        query.append(" from (select ").append(key(table)).append(" as k");
        for (StoredColumn column : made) {
            query.append(", ").append(bytes(column)).append(" as ").append(place(made, column));
        }
        return query + " from " + table.from() + (condition.isEmpty() ? "" : " where " + condition) + " offset 0) s";
    }

    private static String place(List<StoredColumn> made, StoredColumn column) {
        return "c" + made.indexOf(column);
    }

    private static String key(StoredTable table) {
        String key = "0";
        for (StoredColumn column : table.keyColumns()) {
            key = hash(bytes(column), key);
        }
        return key;
    }

    /** By name and not by place; hashed once more, so that a sum of two rows is not that of two others with values swapped. */
    private static String wholeRow(StoredTable table) {
        return hash(
                "''" + BYTES,
                together(table.ownColumns().stream()
                        .map(column -> hash(place(table.columns(), column), "(" + column.seed() + ")"))
                        .toList()));
    }

    private static String together(List<String> hashes) {
        return HashedTogether.of(
                hashes.stream().map(hash -> "coalesce(" + hash + ", 0)").toList(), "#");
    }

    private static String hash(String text, String seed) {
        return "hashtextextended(" + text + ", " + seed + ")";
    }

    private static String bytes(StoredColumn column) {
        return "(" + column.text() + ")" + BYTES;
    }

    @Override
    public String hash(StoredColumn column) {
        return hash(bytes(column), "0");
    }

    @Override
    public String hash(List<StoredColumn> columns) {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            hashes.add(hash(bytes(columns.get(i)), String.valueOf(i + 1)));
        }
        return hashes.isEmpty() ? "0::bigint" : together(hashes);
    }

    @Override
    public StoredColumn spelledAs(StoredColumn text, StoredColumn.Content content) {
        return PostgresqlValues.spelledAs(text, content);
    }

    @Override
    public String ordered(StoredColumn column, KeyOrder order) {
        return switch (order) {
            case NUMBER -> column.quoted();
            case COLLATION ->
                column.collation().equals("citext")
                        ? digits("lower(" + column.quoted() + "::text)")
                        : hashes(column.quoted() + "::text");
            case BYTES ->
                column.content() == StoredColumn.Content.BYTES
                        ? "encode(" + column.quoted() + ", 'hex')" + BYTES
                        : digits(column.text());
        };
    }

    /** No function tells what a collation makes of a text, but texts that are equal under one have equal hashes. */
    private static String hashes(String text) {
        return "(lpad(to_hex(" + hash(text, "0") + "), 16, '0') || lpad(to_hex(" + hash(text, "1") + "), 16, '0'))"
                + BYTES;
    }

    /** The digits of what the text is in UTF-8, which need not be what the server keeps. */
    private static String digits(String text) {
        return "encode(convert_to(" + text + ", 'UTF8'), 'hex')" + BYTES;
    }

    @Override
    public String shown(StoredColumn column) {
        return column.content() == StoredColumn.Content.BYTES
                ? "encode(" + column.quoted() + ", 'hex')"
                : column.quoted() + "::text";
    }

    @Override
    public String quoted(String name) {
        return Names.quoted(name);
    }

    @Override
    public RowStream stream(Connection connection, String query, int columns) throws SQLException {
        return PostgresqlStream.open(connection, query, columns);
    }

    @Override
    public String reason(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "42501" ->
                "the account may not read it, or not all of its rows (row-level security). Grant it SELECT, and"
                        + " BYPASSRLS where the table has policies.";
            case "25P02" -> "the connection's transaction has failed before. Roll it back first.";
            case "55P03" -> "another session holds a lock on it. End that session's transaction first.";
            case "57014" -> "it was cancelled, as statement_timeout does. Raise that.";
            default -> "the server says SQLSTATE " + state + ".";
        };
    }
}
