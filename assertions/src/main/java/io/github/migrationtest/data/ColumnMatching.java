package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds which columns of two tables are the same one: told so, by name, or by content. */
final class ColumnMatching {
    private final List<Pair> pairs = new ArrayList<>();
    private final List<ColumnData> gone;
    private final List<ColumnData> fresh;

    private ColumnMatching(TableData before, TableData after) {
        gone = new ArrayList<>(
                before.columns().stream().filter(column -> !column.generated()).toList());
        fresh = new ArrayList<>(after.columns());
        // A column that was computed is continued by its name only, so that nothing else takes that name for its own.
        before.columns().stream().filter(ColumnData::generated).forEach(column -> named(fresh, column.name())
                .ifPresent(fresh::remove));
    }

    /** The columns of one table at two moments. */
    static TableMatch match(TableData before, TableData after, Collection<? extends DataChange.Renaming> known) {
        ColumnMatching matching = new ColumnMatching(before, after);
        for (DataChange.Renaming renaming : known) {
            if (renaming instanceof DataChange.ColumnRenamed column
                    && (Names.same(column.table(), after.table()) || Names.same(column.table(), before.table()))) {
                named(matching.gone, column.from())
                        .ifPresent(from -> named(matching.fresh, column.to()).ifPresent(to -> matching.pair(from, to)));
            }
        }
        for (ColumnData column : List.copyOf(matching.gone)) {
            named(matching.fresh, column.name()).ifPresent(same -> matching.pair(column, same));
        }
        for (ColumnData column : List.copyOf(matching.gone)) {
            matching.fresh.stream()
                    .filter(other -> holdsTheSame(column, other))
                    .findFirst()
                    .ifPresent(other -> matching.pair(column, other));
        }
        matching.fresh.removeIf(ColumnData::generated);
        return new TableMatch(
                before, after, List.copyOf(matching.pairs), List.copyOf(matching.gone), List.copyOf(matching.fresh));
    }

    /** The match of a table with one of another name, if that holds every value of it. */
    static Optional<TableMatch> byContent(TableData before, TableData after) {
        if (before.rows() != after.rows() || before.columns().stream().allMatch(column -> column.nonNull() == 0)) {
            return Optional.empty();
        }
        TableMatch match = match(before, after, List.of());
        List<Pair> kept = match.pairs().stream().filter(Pair::sameFigures).toList();
        List<ColumnData> left = before.columns().stream()
                .filter(column -> !column.generated())
                .filter(column -> kept.stream().noneMatch(pair -> pair.before().equals(column)))
                .toList();
        boolean nothingLeft = left.stream().allMatch(column -> column.nonNull() == 0)
                && match.pairs().size() == kept.size();
        return nothingLeft && !kept.isEmpty() ? Optional.of(match) : Optional.empty();
    }

    private static Optional<ColumnData> named(List<ColumnData> columns, String name) {
        return Names.find(columns, ColumnData::name, name);
    }

    private static boolean holdsTheSame(ColumnData one, ColumnData other) {
        return one.nonNull() > 0 && one.nonNull() == other.nonNull() && one.hash() == other.hash();
    }

    private void pair(ColumnData before, ColumnData after) {
        pairs.add(new Pair(before, after));
        gone.remove(before);
        fresh.remove(after);
    }
}
