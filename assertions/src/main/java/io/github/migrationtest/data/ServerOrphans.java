package io.github.migrationtest.data;

import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredForeignKey;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a server that point at nothing. */
final class ServerOrphans {
    private final RowDialect dialect;
    private final Connection connection;
    private final KeyText text;

    ServerOrphans(RowDialect dialect, Connection connection, KeyText text) {
        this.dialect = dialect;
        this.connection = connection;
        this.text = text;
    }

    List<Orphan> all(Collection<String> sound) throws SQLException {
        List<Orphan> orphans = new ArrayList<>();
        for (StoredForeignKey key : dialect.foreignKeys(connection, sound)) {
            count(key).ifPresent(orphans::add);
        }
        return orphans.stream()
                .distinct()
                .sorted(Comparator.comparing(Orphan::foreignKey))
                .toList();
    }

    private Optional<Orphan> count(StoredForeignKey key) throws SQLException {
        String from = " from " + key.from() + " where " + key.orphaned();
        long rows = Queries.numbers(connection, "select count(*)" + from)[0];
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Orphan(
                        key.table(),
                        key.columns(),
                        key.parentTable(),
                        key.parentColumns(),
                        rows,
                        firstKeys(key.table(), from, rows)));
    }

    private RowKeys firstKeys(String table, String from, long rows) throws SQLException {
        List<StoredColumn> key = dialect.tables(connection, table::equals).stream()
                .findFirst()
                .map(StoredTable::keyColumns)
                .orElse(List.of());
        if (key.isEmpty()) {
            return RowKeys.NONE;
        }
        // Named otherwise, for ORDER BY would take a name for that of the text and not of the column.
        String columns = IntStream.range(0, key.size())
                .mapToObj(i -> dialect.shown(key.get(i)) + " as shown" + i)
                .collect(Collectors.joining(", "));
        String order = key.stream()
                .map(column -> dialect.ordered(column, column.orderWith(column)))
                .collect(Collectors.joining(", "));
        List<String> first = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select " + columns + from + " order by " + order + " limit " + RowKeys.SHOWN)) {
            while (row.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < key.size(); i++) {
                    values.add(ServerKey.value(row.getString(i + 1), key.get(i).content()));
                }
                first.add(text.of(values));
            }
        }
        return new RowKeys(key.stream().map(StoredColumn::name).toList(), first, rows);
    }
}
