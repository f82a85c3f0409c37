package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds by their key the rows of one table that came, went or differ. */
final class KeyedComparison {
    /** SQLite's effort grows with the square of the columns in a statement. */
    static final int COLUMNS_AT_ONCE = 100;

    private final Connection connection;
    private final SqliteTable before;
    private final SqliteTable after;
    private final List<Pair> key;
    private final KeyShape shape;
    private final boolean indexed;
    private final KeyText text;
    private final Optional<DifferingRows> within;

    private KeyedComparison(
            TwoFiles files, TableMatch match, List<Pair> key, KeyText text, Optional<DifferingRows> within)
            throws SQLException {
        this.connection = files.connection();
        this.before = files.tableBefore(match);
        this.after = files.tableAfter(match);
        this.key = key;
        this.text = text;
        this.within = within;
        this.shape = KeyShape.of(connection, before);
        this.indexed = match.sameKeyColumns() && shape.isTyped() && shape.equals(KeyShape.of(connection, after));
    }

    /**
     * None if the table has no key by which its rows can be told at both moments.
     *
     * @param within where its rows may differ; empty if that is anywhere
     */
    static Optional<KeyedComparison> of(TwoFiles files, TableMatch match, KeyText text, Optional<DifferingRows> within)
            throws SQLException {
        for (List<Pair> key : List.of(match.keyBefore(), match.keyAfter())) {
            if (!key.isEmpty()) {
                KeyedComparison comparison = new KeyedComparison(files, match, key, text, within);
                if (comparison.indexed || comparison.isUnique()) {
                    return Optional.of(comparison);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isUnique() throws SQLException {
        return number(RowJoin.countOfRepeated(before, keyBefore())) == 0
                && number(RowJoin.countOfRepeated(after, keyAfter())) == 0;
    }

    /** Everything that differs in the rows, and the renames of columns that only a look at the rows shows. */
    RowComparison.Found compare(TableMatch match) throws SQLException {
        List<Pair> pairs = compared(match);
        List<DataChange> values = new ArrayList<>();
        long lost = 0;
        for (int i = 0; i < pairs.size(); i += COLUMNS_AT_ONCE) {
            lost = changedValues(match, pairs.subList(i, Math.min(pairs.size(), i + COLUMNS_AT_ONCE)), values);
        }
        List<DataChange> changes = new ArrayList<>();
        rowsThatCameAndWent(match, match.sameKeys() ? 0 : lost, changes);
        changes.addAll(values);
        return new RowComparison.Found(renamed(match), changes);
    }

    private List<Pair> compared(TableMatch match) {
        List<Pair> others = match.pairs().stream()
                .filter(pair -> match.sameKeys() ? !pair.sameFigures() : !key.contains(pair))
                .toList();
        // Whole numbers that are equal are the same.
        return match.sameKeys() || indexed && shape.isInteger() && !others.isEmpty() ? others : match.pairs();
    }

    /** All in one reading; how many rows are gone is counted beside them. */
    private long changedValues(TableMatch match, List<Pair> pairs, List<DataChange> changes) throws SQLException {
        RowJoin forward = lookingForward(pairs);
        // Most rows are as they were: only the others are worth more than one comparison.
        long[] numbers = Queries.numbers(
                connection,
                forward.select("sum(" + forward.alone() + "), " + counts(forward, pairs)) + " and (" + forward.alone()
                        + " or " + mayDiffer(forward, pairs) + ")");
        for (int i = 0; i < pairs.size(); i++) {
            changedValues(match, forward, pairs.get(i), numbers, 1 + 3 * i, changes);
        }
        return numbers[0];
    }

    /** For each pair, of rows that are still there: those that differ, became NULL, and were NULL. */
    private static String counts(RowJoin join, List<Pair> pairs) {
        List<String> counts = new ArrayList<>();
        for (Pair pair : pairs) {
            String left = RowJoin.leftColumn(pair.before().name());
            String right = join.rightColumn(pair.after().name());
            counts.add(sumBeside(join, SqliteValues.differ(left, right)));
            counts.add(sumBeside(join, left + " is not null and " + right + " is null"));
            counts.add(sumBeside(join, left + " is null and " + right + " is not null"));
        }
        return String.join(", ", counts);
    }

    /** CASE and not AND: SQLite works out both sides of an AND. */
    private static String sumBeside(RowJoin join, String condition) {
        return "sum(case when " + join.alone() + " then 0 else " + condition + " end)";
    }

    private static String mayDiffer(RowJoin join, List<Pair> pairs) {
        List<String> left = pairs.stream()
                .map(pair -> RowJoin.leftColumn(pair.before().name()))
                .toList();
        List<String> right = pairs.stream()
                .map(pair -> join.rightColumn(pair.after().name()))
                .toList();
        return "not " + SqliteValues.stored(left, right);
    }

    private void rowsThatCameAndWent(TableMatch match, long lost, List<DataChange> changes) throws SQLException {
        RowJoin forward = lookingForward(List.of());
        long rows = match.before().rows() - number(RowJoin.countOfNameless(before, keyBefore()));
        long rowsAfter = match.after().rows() - number(RowJoin.countOfNameless(after, keyAfter()));
        long added = rowsAfter - (rows - lost);
        WholeRows.Result nameless =
                match.before().rows() > rows || match.after().rows() > rowsAfter
                        ? new SqliteWholeRows(connection, before, after).compare(match.pairs(), key)
                        : WholeRows.Result.NONE;
        if (lost + nameless.lost() > 0) {
            changes.add(new DataChange.RowsLost(
                    match.table(),
                    match.before().rows(),
                    lost + nameless.lost(),
                    keys(keyBefore(), lost, lost + nameless.lost(), forward, forward.alone()),
                    true));
        }
        if (added + nameless.added() > 0) {
            RowJoin back = RowJoin.lookingBack(before, after, key, indexed);
            changes.add(new DataChange.RowsAdded(
                    match.table(),
                    added + nameless.added(),
                    keys(keyAfter(), added, added + nameless.added(), back, back.alone()),
                    true));
        }
    }

    private void changedValues(
            TableMatch match, RowJoin join, Pair pair, long[] numbers, int at, List<DataChange> changes)
            throws SQLException {
        if (numbers[at] > 0) {
            String differs = "not " + join.alone() + " and "
                    + SqliteValues.differ(
                            RowJoin.leftColumn(pair.before().name()),
                            join.rightColumn(pair.after().name()));
            changes.add(new DataChange.ValuesChanged(
                    match.table(),
                    pair.after().name(),
                    numbers[at],
                    numbers[at + 1],
                    numbers[at + 2],
                    keys(keyAfter(), numbers[at], numbers[at], join, differs),
                    true));
        }
    }

    /** Columns that are gone, and new ones that hold the same in every row that is still there. */
    private List<Pair> renamed(TableMatch match) throws SQLException {
        List<Pair> candidates = match.gone().stream()
                .filter(gone -> gone.nonNull() > 0)
                .flatMap(gone -> match.fresh().stream().map(fresh -> new Pair(gone, fresh)))
                .toList();
        List<Pair> renamed = new ArrayList<>();
        for (Pair pair : candidates) {
            boolean free = renamed.stream()
                    .noneMatch(other -> other.before().equals(pair.before())
                            || other.after().equals(pair.after()));
            if (free && holdsTheSame(pair)) {
                renamed.add(pair);
            }
        }
        return renamed;
    }

    private boolean holdsTheSame(Pair pair) throws SQLException {
        RowJoin forward = lookingForward(List.of(pair));
        String left = RowJoin.leftColumn(pair.before().name());
        String differs =
                SqliteValues.differ(left, forward.rightColumn(pair.after().name()));
        String there = " and not " + forward.alone() + " and ";
        String example = forward.select("1") + there;
        return number("select exists (" + example + left + " is not null)") == 1
                && number("select exists (" + example + differs + ")") == 0;
    }

    private RowJoin lookingForward(List<Pair> pairs) {
        List<String> looked =
                pairs.stream().map(pair -> pair.after().name()).distinct().toList();
        return RowJoin.lookingForward(before, after, key, looked, indexed, within);
    }

    private RowKeys keys(List<String> columns, long keyed, long total, RowJoin join, String condition)
            throws SQLException {
        return keyed == 0
                ? RowKeys.NONE
                : new RowKeys(columns, Queries.keys(connection, join.firstKeys(condition, keyed), text), total);
    }

    private long number(String sql) throws SQLException {
        return Queries.numbers(connection, sql)[0];
    }

    private List<String> keyBefore() {
        return key.stream().map(pair -> pair.before().name()).toList();
    }

    private List<String> keyAfter() {
        return key.stream().map(pair -> pair.after().name()).toList();
    }
}
