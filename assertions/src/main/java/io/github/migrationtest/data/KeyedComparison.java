package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds by their key the rows of one table that came, went or differ. */
final class KeyedComparison {
    private final Connection connection;
    private final SqliteTable before;
    private final SqliteTable after;
    private final List<Pair> key;
    private final boolean indexed;
    private final KeyText text;

    private KeyedComparison(TwoFiles files, TableMatch match, List<Pair> key, KeyText text) throws SQLException {
        this.connection = files.connection();
        this.before = files.tableBefore(match);
        this.after = files.tableAfter(match);
        this.key = key;
        this.text = text;
        this.indexed = match.sameKeyColumns() && sameShape();
    }

    /** None if the table has no key by which its rows can be told at both moments. */
    static Optional<KeyedComparison> of(TwoFiles files, TableMatch match, KeyText text) throws SQLException {
        for (List<Pair> key : List.of(match.keyBefore(), match.keyAfter())) {
            if (!key.isEmpty()) {
                KeyedComparison comparison = new KeyedComparison(files, match, key, text);
                if (comparison.indexed || comparison.isUnique()) {
                    return Optional.of(comparison);
                }
            }
        }
        return Optional.empty();
    }

    private boolean sameShape() throws SQLException {
        KeyShape shape = KeyShape.of(connection, before);
        return shape.isTyped() && shape.equals(KeyShape.of(connection, after));
    }

    private boolean isUnique() throws SQLException {
        return number(RowJoin.countOfRepeated(before, keyBefore())) == 0
                && number(RowJoin.countOfRepeated(after, keyAfter())) == 0;
    }

    /** Everything that differs in the rows, and the renames of columns that only a look at the rows shows. */
    Result compare(TableMatch match) throws SQLException {
        List<Pair> pairs = match.sameKeys()
                ? match.pairs().stream().filter(pair -> !pair.sameFigures()).toList()
                : match.pairs();
        List<Pair> candidates = match.gone().stream()
                .filter(gone -> gone.nonNull() > 0)
                .flatMap(gone -> match.fresh().stream().map(fresh -> new Pair(gone, fresh)))
                .toList();
        List<Pair> all = Stream.concat(pairs.stream(), candidates.stream()).toList();
        List<String> looked =
                all.stream().map(pair -> pair.after().name()).distinct().toList();
        RowJoin forward = RowJoin.lookingForward(before, after, key, looked, indexed);

        long[] numbers = Queries.numbers(connection, forward.select(counts(forward, all)));
        long rows = numbers[0];
        long lost = numbers[1];
        List<DataChange> changes = new ArrayList<>();
        rowsThatCameAndWent(match, rows, lost, changes);
        for (int i = 0; i < pairs.size(); i++) {
            changedValues(match, forward, pairs.get(i), numbers, 2 + 4 * i, changes);
        }
        return new Result(renamed(candidates, numbers, 2 + 4 * pairs.size()), changes);
    }

    /**
     * What a comparison found.
     *
     * @param renamed columns that hold the same in every row that is still there
     */
    record Result(List<Pair> renamed, List<DataChange> changes) {}

    /** All rows, those alone, and for each pair: rows that differ, became NULL, were NULL, and held a value that is kept. */
    private static String counts(RowJoin join, List<Pair> pairs) {
        StringBuilder counts = new StringBuilder("count(*), sum(" + join.alone() + ")");
        for (Pair pair : pairs) {
            String left = RowJoin.leftColumn(pair.before().name());
            String right = join.rightColumn(pair.after().name());
            String there = ", sum(not " + join.alone() + " and ";
            counts.append(there)
                    .append("not ")
                    .append(SqliteValues.same(left, right))
                    .append(')');
            counts.append(there)
                    .append(left)
                    .append(" is not null and ")
                    .append(right)
                    .append(" is null)");
            counts.append(there)
                    .append(left)
                    .append(" is null and ")
                    .append(right)
                    .append(" is not null)");
            counts.append(there).append(left).append(" is not null)");
        }
        return counts.toString();
    }

    private void rowsThatCameAndWent(TableMatch match, long rows, long lost, List<DataChange> changes)
            throws SQLException {
        long rowsAfter = number(RowJoin.countOf(after, keyAfter()));
        long added = rowsAfter - (rows - lost);
        WholeRowComparison unkeyed = new WholeRowComparison(connection, before, after, match.pairs());
        WholeRowComparison.Result nameless =
                match.before().rows() > rows || match.after().rows() > rowsAfter
                        ? unkeyed.compare(RowJoin.someNull(keyBefore()), RowJoin.someNull(keyAfter()))
                        : new WholeRowComparison.Result(0, 0);
        if (lost + nameless.lost() > 0) {
            RowJoin forward = RowJoin.lookingForward(before, after, key, List.of(), indexed);
            changes.add(new DataChange.RowsLost(
                    match.table(),
                    match.before().rows(),
                    lost + nameless.lost(),
                    keys(keyBefore(), lost, forward, forward.alone()),
                    true));
        }
        if (added + nameless.added() > 0) {
            RowJoin back = RowJoin.lookingBack(before, after, key, indexed);
            changes.add(new DataChange.RowsAdded(
                    match.table(), added + nameless.added(), keys(keyAfter(), added, back, back.alone()), true));
        }
    }

    private void changedValues(
            TableMatch match, RowJoin join, Pair pair, long[] numbers, int at, List<DataChange> changes)
            throws SQLException {
        if (numbers[at] > 0) {
            String differs = "not " + join.alone() + " and not "
                    + SqliteValues.same(
                            RowJoin.leftColumn(pair.before().name()),
                            join.rightColumn(pair.after().name()));
            changes.add(new DataChange.ValuesChanged(
                    match.table(),
                    pair.after().name(),
                    numbers[at],
                    numbers[at + 1],
                    numbers[at + 2],
                    keys(keyAfter(), numbers[at], join, differs),
                    true));
        }
    }

    private static List<Pair> renamed(List<Pair> candidates, long[] numbers, int from) {
        List<Pair> renamed = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Pair pair = candidates.get(i);
            boolean holdsTheSame = numbers[from + 4 * i] == 0 && numbers[from + 4 * i + 3] > 0;
            boolean free = renamed.stream()
                    .noneMatch(other -> other.before().equals(pair.before())
                            || other.after().equals(pair.after()));
            if (holdsTheSame && free) {
                renamed.add(pair);
            }
        }
        return Collections.unmodifiableList(renamed);
    }

    private RowKeys keys(List<String> columns, long total, RowJoin join, String condition) throws SQLException {
        return total == 0
                ? RowKeys.NONE
                : new RowKeys(columns, Queries.keys(connection, join.firstKeys(condition), text), total);
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
