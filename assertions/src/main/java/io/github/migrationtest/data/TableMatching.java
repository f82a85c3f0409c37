package io.github.migrationtest.data;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds which tables of two moments are the same one: told so, by name, by content, and where both are empty by shape. */
final class TableMatching {
    private final List<TableMatch> matches = new ArrayList<>();
    private final List<TableData> gone;
    private final List<TableData> fresh;
    private final Collection<? extends DataChange.Renaming> known;

    private TableMatching(DataSnapshot before, DataSnapshot after, Collection<? extends DataChange.Renaming> known) {
        gone = new ArrayList<>(before.tables());
        fresh = new ArrayList<>(after.tables());
        this.known = known;
    }

    static TableMatching of(DataSnapshot before, DataSnapshot after, Collection<? extends DataChange.Renaming> known) {
        TableMatching matching = new TableMatching(before, after, known);
        matching.asTold();
        matching.byName();
        matching.byContent();
        matching.byShape();
        return matching;
    }

    /** Tables of both moments. */
    List<TableMatch> matches() {
        return List.copyOf(matches);
    }

    /** Tables that no table of the other side continues. */
    List<TableData> gone() {
        return List.copyOf(gone);
    }

    /** Tables that continue none. */
    List<TableData> fresh() {
        return List.copyOf(fresh);
    }

    /** What came and went with the tables themselves. */
    List<DataChange> tableChanges() {
        return Stream.of(
                        matches.stream()
                                .filter(match -> !Names.same(match.before().table(), match.table()))
                                .map(match -> (DataChange) new DataChange.TableRenamed(
                                        match.before().table(), match.table())),
                        gone.stream()
                                .map(table -> (DataChange) new DataChange.TableDropped(table.table(), table.rows())),
                        fresh.stream()
                                .map(table -> (DataChange) new DataChange.TableAdded(table.table(), table.rows())))
                .flatMap(changes -> changes)
                .toList();
    }

    private void asTold() {
        for (DataChange.Renaming renaming : known) {
            if (renaming instanceof DataChange.TableRenamed table) {
                named(gone, table.from())
                        .ifPresent(from -> named(fresh, table.to()).ifPresent(to -> pair(match(from, to))));
            }
        }
    }

    private void byName() {
        for (TableData table : List.copyOf(gone)) {
            named(fresh, table.table()).ifPresent(same -> pair(match(table, same)));
        }
    }

    private void byContent() {
        for (TableData table : List.copyOf(gone)) {
            fresh.stream()
                    .flatMap(other -> ColumnMatching.byContent(table, other).stream())
                    .findFirst()
                    .ifPresent(this::pair);
        }
    }

    /** Only where there is no choice: of two empty tables of one shape nobody can say which became which. */
    private void byShape() {
        for (TableData table : List.copyOf(gone)) {
            List<TableData> alike =
                    fresh.stream().filter(other -> isSameEmpty(table, other)).toList();
            if (alike.size() == 1
                    && gone.stream().filter(other -> isSameEmpty(table, other)).count() == 1) {
                pair(match(table, alike.get(0)));
            }
        }
    }

    private static boolean isSameEmpty(TableData one, TableData other) {
        return one.rows() == 0 && other.rows() == 0 && shape(one).equals(shape(other));
    }

    private static List<List<String>> shape(TableData table) {
        return List.of(
                table.columns().stream().map(column -> Names.key(column.name())).toList(),
                table.key().stream().map(Names::key).toList());
    }

    private TableMatch match(TableData before, TableData after) {
        return ColumnMatching.match(before, after, known);
    }

    private static Optional<TableData> named(List<TableData> tables, String name) {
        return Names.find(tables, TableData::table, name);
    }

    private void pair(TableMatch match) {
        matches.add(match);
        gone.remove(match.before());
        fresh.remove(match.after());
    }
}
