package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of two SQLite files. */
final class SqliteRowComparison implements RowComparison {
    private final TwoFiles files;
    private final KeyText text;

    SqliteRowComparison(TwoFiles files, KeyText text) {
        this.files = files;
        this.text = text;
    }

    @Override
    public Found compare(TableMatch match) throws SQLException {
        Optional<KeyedComparison> keyed = KeyedComparison.of(files, match, text);
        return keyed.isPresent()
                ? keyed.get().compare(match)
                : new Found(
                        List.of(),
                        new WholeRowComparison(SqliteWholeRows.of(files, match), match.pairs()).compare(match));
    }

    @Override
    public List<TableMatch> alike(Collection<String> leftOut) throws SQLException {
        List<TableMatch> alike = new ArrayList<>();
        for (SqliteTable table : files.before().values()) {
            SqliteTable now = files.after().get(table.name());
            if (now != null && !Names.contains(leftOut, table.name()) && isAlike(table, now)) {
                alike.add(ColumnMatching.match(unread(table, 0), unread(now, 1), List.of()));
            }
        }
        return alike;
    }

    private boolean isAlike(SqliteTable before, SqliteTable after) throws SQLException {
        if (before.key().isEmpty()
                || !before.key().equals(after.key())
                || !columns(before).equals(columns(after))
                || before.columns().size() > KeyedComparison.COLUMNS_AT_ONCE
                || hasComputed(before)
                || hasComputed(after)) {
            return false;
        }
        KeyShape shape = KeyShape.of(files.connection(), before);
        return shape.isTyped() && shape.equals(KeyShape.of(files.connection(), after));
    }

    private static Set<String> columns(SqliteTable table) {
        return table.columns().stream().map(SqliteTable.SqliteColumn::name).collect(Collectors.toSet());
    }

    /** Whether they can be read here is not known. */
    private static boolean hasComputed(SqliteTable table) {
        return table.columns().stream().anyMatch(SqliteTable.SqliteColumn::generated);
    }

    /** A table of which the number of rows is known and nothing is proven: no hash is that of the other moment. */
    private TableData unread(SqliteTable table, long hash) throws SQLException {
        return new TableData(
                table.name(),
                table.key(),
                Queries.numbers(files.connection(), "select count(*) from " + table.quoted())[0],
                table.columns().stream()
                        .map(column -> new ColumnData(column.name(), 0, hash, false))
                        .toList(),
                0);
    }

    @Override
    public void close() throws SQLException {
        files.close();
    }
}
