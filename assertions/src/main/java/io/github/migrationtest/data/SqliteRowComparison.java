package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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
        Optional<KeyedComparison> keyed = KeyedComparison.of(files, match, text, Optional.empty());
        return keyed.isPresent()
                ? keyed.get().compare(match)
                : new Found(
                        List.of(),
                        new WholeRowComparison(SqliteWholeRows.of(files, match), match.pairs()).compare(match));
    }

    @Override
    public Found compare(Standing table) throws SQLException {
        return KeyedComparison.of(files, table.match(), text, table.within())
                .orElseThrow()
                .compare(table.match());
    }

    @Override
    public List<Standing> standing(Collection<String> leftOut, HeldAlike alike) throws SQLException {
        boolean nothingGone = files.before().values().stream().allMatch(this::isThereWithItsColumns);
        List<Standing> tables = new ArrayList<>();
        for (SqliteTable table : files.before().values()) {
            SqliteTable now = files.after().get(table.name());
            if (now != null
                    && !Names.contains(leftOut, table.name())
                    && (nothingGone || columns(table).equals(columns(now)))
                    && isAlike(table, now)) {
                tables.add(standing(table, now, alike.rowsOf(table.name())));
            }
        }
        return tables;
    }

    private Standing standing(SqliteTable before, SqliteTable after, Optional<DifferingRows> within)
            throws SQLException {
        List<String> added = columns(after).stream()
                .filter(column -> !columns(before).contains(column))
                .toList();
        long rows = within.isPresent() ? within.get().rowsBefore() : counts(before.quoted(), List.of())[0];
        long[] counts = countsAfter(after, added, within);
        return new Standing(
                ColumnMatching.match(
                        unread(before, rows, 0, column -> 0),
                        unread(
                                after,
                                counts[0],
                                1,
                                column -> added.contains(column) ? counts[1 + added.indexOf(column)] : 0),
                        List.of()),
                within);
    }

    /** In rows that are as they were, a new column is its default, in one as in all. */
    private long[] countsAfter(SqliteTable table, List<String> added, Optional<DifferingRows> within)
            throws SQLException {
        if (within.isEmpty() || !added.isEmpty() && !within.get().areNone()) {
            return counts(table.quoted(), added);
        }
        long[] ofOne = counts("(select * from " + table.quoted() + " limit 1)", added);
        return LongStream.of(ofOne)
                .map(count -> count * within.get().rowsAfter())
                .toArray();
    }

    /** The number of rows, and those in which each column is not NULL. */
    private long[] counts(String from, List<String> columns) throws SQLException {
        String counts = columns.stream()
                .map(column -> ", count(" + Names.quoted(column) + ")")
                .collect(Collectors.joining("", "count(*)", ""));
        return Queries.numbers(files.connection(), "select " + counts + " from " + from);
    }

    /** A table of which the number of rows is known and nothing is proven: no hash is that of the other moment. */
    private static TableData unread(SqliteTable table, long rows, long hash, ToLongFunction<String> nonNull) {
        List<ColumnData> columns = table.columns().stream()
                .map(SqliteTable.SqliteColumn::name)
                .map(column -> new ColumnData(column, nonNull.applyAsLong(column), hash, false))
                .toList();
        return new TableData(table.name(), table.key(), rows, columns, 0);
    }

    /** Where all are, a column that is new can hold nothing that is gone elsewhere. */
    private boolean isThereWithItsColumns(SqliteTable table) {
        SqliteTable now = files.after().get(table.name());
        return now != null && columns(now).containsAll(columns(table));
    }

    private boolean isAlike(SqliteTable before, SqliteTable after) throws SQLException {
        if (before.key().isEmpty()
                || !before.key().equals(after.key())
                || after.columns().size() > KeyedComparison.COLUMNS_AT_ONCE
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

    @Override
    public void close() throws SQLException {
        files.close();
    }
}
