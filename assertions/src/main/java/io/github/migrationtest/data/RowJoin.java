package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The FROM of a statement that puts beside each row of one table ({@code l}) the row of another ({@code r}) with the same key.
 *
 * <p>Rows with a NULL in their key are left out on both sides: nothing says which is which.
 */
final class RowJoin {
    private final SqliteTable left;
    private final SqliteTable right;
    private final List<String> leftKey;
    private final List<String> rightKey;
    private final List<String> rightColumns;
    private final boolean indexed;
    private final Optional<Ranges> within;

    private RowJoin(
            SqliteTable left,
            SqliteTable right,
            List<Pair> key,
            Function<Pair, ColumnData> leftSide,
            Function<Pair, ColumnData> rightSide,
            List<String> rightColumns,
            boolean indexed,
            Optional<Ranges> within) {
        this.left = left;
        this.right = right;
        this.leftKey = key.stream().map(pair -> leftSide.apply(pair).name()).toList();
        this.rightKey = key.stream().map(pair -> rightSide.apply(pair).name()).toList();
        this.rightColumns = rightColumns;
        this.indexed = indexed;
        this.within = within;
    }

    /**
     * The rows before, with those after beside them.
     *
     * @param columns the columns of the right side that will be looked at
     * @param indexed whether both sides' primary keys are this key, of one {@link KeyShape}
     * @param within which rows before are looked at, where they are so joined; empty if all are
     */
    static RowJoin lookingForward(
            SqliteTable before,
            SqliteTable after,
            List<Pair> key,
            List<String> columns,
            boolean indexed,
            Optional<DifferingRows> within) {
        return new RowJoin(
                before,
                after,
                key,
                Pair::before,
                Pair::after,
                columns,
                indexed,
                within.flatMap(rows -> before.rowNumber().map(number -> new Ranges(rows, number))));
    }

    /** The left rows that are looked at, by the name that their number has. */
    private record Ranges(DifferingRows rows, String number) {

        /** Each range one after the other, as a table before the left one. */
        String named() {
            return rows.ranges().stream()
                    .map(range -> ", (" + range.first() + ", " + range.last() + ")")
                    .collect(Collectors.joining("", "with w(lowest, highest) as (values (0, -1)", ") "));
        }

        String condition() {
            return "l." + number + " between w.lowest and w.highest and ";
        }
    }

    /** The rows after, with those before beside them. */
    static RowJoin lookingBack(SqliteTable before, SqliteTable after, List<Pair> key, boolean indexed) {
        return new RowJoin(after, before, key, Pair::after, Pair::before, List.of(), indexed, Optional.empty());
    }

    /** A statement that selects something of every left row. */
    String select(String what) {
        if (indexed) {
            return within.map(Ranges::named).orElse("") + "select " + what + " from "
                    + (within.isPresent() ? "w cross join " : "") + left.quoted() + " l left join " + right.quoted()
                    + " r on " + each(i -> leftKeyColumn(i) + " = r." + Names.quoted(rightKey.get(i)), " and ")
                    + " where " + within.map(Ranges::condition).orElse("") + noNull(leftKey, "l.");
        }
        // Materialized, so that SQLite joins through an index of the texts and not by trying every pair of rows.
        return "with r as materialized (select "
                + each(i -> SqliteValues.canonicalText(Names.quoted(rightKey.get(i))) + " as k" + i, ", ")
                + rightColumns.stream()
                        .map(column -> ", " + Names.quoted(column) + " as " + carried(column))
                        .collect(Collectors.joining())
                + " from " + right.quoted() + " where " + noNull(rightKey, "") + ") select " + what + " from "
                + left.quoted() + " l left join r on "
                + each(i -> "r.k" + i + " = " + SqliteValues.canonicalText(leftKeyColumn(i)), " and ") + " where "
                + noNull(leftKey, "l.");
    }

    /**
     * The statement that gives the first left keys for which something holds, as the right row spells them where there is one.
     *
     * @param rows of how many it holds: behind the last of them nothing is looked for
     */
    String firstKeys(String condition, long rows) {
        String keys = each(this::leftKeyColumn, ", ");
        String spelled = indexed
                ? each(i -> "coalesce(r." + Names.quoted(rightKey.get(i)) + ", " + leftKeyColumn(i) + ")", ", ")
                : keys;
        return select(spelled) + " and " + condition + " order by " + keys + " limit " + Math.min(rows, RowKeys.SHOWN);
    }

    /** True of a left row with no right one. */
    String alone() {
        return (indexed ? "r." + Names.quoted(rightKey.get(0)) : "r.k0") + " is null";
    }

    /** A left column in a statement. */
    static String leftColumn(String name) {
        return "l." + Names.quoted(name);
    }

    /** A right column in a statement. */
    String rightColumn(String name) {
        return "r." + (indexed ? Names.quoted(name) : carried(name));
    }

    /** The number of rows of a table that have a NULL in this key, which an index of one column tells at once. */
    static String countOfNameless(SqliteTable table, List<String> key) {
        return "select count(*) from " + table.quoted() + " where " + someNull(key);
    }

    /** How many keys of a table stand in several rows. */
    static String countOfRepeated(SqliteTable table, List<String> key) {
        return "select count(*) from (select 1 from " + table.quoted() + " where " + noNull(key, "")
                + " group by "
                + key.stream()
                        .map(column -> SqliteValues.canonicalText(Names.quoted(column)) + " collate binary")
                        .collect(Collectors.joining(", "))
                + " having count(*) > 1 limit 1)";
    }

    /** True of a row that has a NULL in its key. */
    static String someNull(List<String> key) {
        return key.stream().map(column -> Names.quoted(column) + " is null").collect(Collectors.joining(" or "));
    }

    private static String noNull(List<String> key, String alias) {
        return key.stream()
                .map(column -> alias + Names.quoted(column) + " is not null")
                .collect(Collectors.joining(" and "));
    }

    private String leftKeyColumn(int part) {
        return leftColumn(leftKey.get(part));
    }

    /** Named by its place: a column of the user's may have any name, also that of a part of the key. */
    private String carried(String column) {
        return "c" + rightColumns.indexOf(column);
    }

    private String each(IntFunction<String> part, String separator) {
        return IntStream.range(0, leftKey.size()).mapToObj(part).collect(Collectors.joining(separator));
    }
}
