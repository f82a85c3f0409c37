package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.ColumnData;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.internal.rehearsal.Arrivals.Place;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.ScriptIntent.Move;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where values went that are no more where they were: the scripts say where to look, the rows whether they are there. */
final class Whereabouts {
    private final DataSnapshot before;
    private final DataSnapshot after;
    private final SchemaSnapshot schemaBefore;
    private final ScriptIntent intent;
    private final Arrivals arrivals;
    private final WorkedOut workedOut;
    private final Map<String, Boolean> otherNumbers = new HashMap<>();

    Whereabouts(RecordedRun run) {
        before = run.observedDataBefore();
        after = run.observedDataAfter();
        schemaBefore = run.schemaBefore();
        intent = run.intent();
        arrivals = new Arrivals(run.before(), run.observedAfter());
        workedOut = new WorkedOut(run);
    }

    /**
     * What became of values.
     *
     * @param missing how many are nowhere
     * @param place where they were to be
     */
    record Found(long missing, String place) {}

    /** Where the values of a dropped column went; empty if the scripts do not copy them. */
    Optional<Found> ofColumn(String table, String column) {
        TableData source = before.table(table).orElseThrow();
        List<Move> moves = intent.moves().stream()
                .filter(move ->
                        move.table().equals(table) && target(move, column).isPresent())
                .toList();
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        boolean keyed = !source.key().isEmpty()
                && moves.stream().allMatch(move -> source.key().stream()
                        .allMatch(key -> target(move, Names.key(key)).isPresent()));
        List<String> compared = new ArrayList<>(List.of(column));
        if (keyed) {
            source.key().stream()
                    .map(Names::key)
                    .filter(key -> !key.equals(column))
                    .forEach(compared::add);
        }
        return found(
                source,
                moves,
                compared,
                0,
                moves.get(0).into() + "." + target(moves.get(0), column).orElseThrow());
    }

    /** Where the rows of a dropped table went; empty if the scripts do not copy all that they hold but their keys. */
    Optional<Found> ofTable(String table) {
        TableData source = before.table(table).orElseThrow();
        List<Move> moves = intent.moves().stream()
                .filter(move -> move.table().equals(table))
                .toList();
        Set<String> unsaid = held(source);
        unsaid.removeAll(keysOf(source));
        moves.forEach(move -> unsaid.removeIf(column -> target(move, column).isPresent()));
        if (moves.isEmpty() || !unsaid.isEmpty()) {
            return Optional.empty();
        }
        List<String> compared = source.columns().stream()
                .map(column -> Names.key(column.name()))
                .filter(column ->
                        moves.stream().allMatch(move -> target(move, column).isPresent()))
                .toList();
        return compared.isEmpty()
                ? Optional.empty()
                : found(
                        source,
                        moves,
                        compared,
                        -1,
                        String.join(
                                ", ", moves.stream().map(Move::into).distinct().toList()));
    }

    /**
     * Whether every row of a table stands, whole, in what it is now or in one of some others.
     *
     * @param table the table's name before
     * @param now its name after
     */
    boolean areAllIn(String table, String now, Set<String> others) {
        Optional<TableData> source = before.table(table);
        if (source.isEmpty()) {
            return false;
        }
        List<String> columns = source.get().columns().stream()
                .filter(column -> !column.generated())
                .map(ColumnData::name)
                .toList();
        List<Place> places = new ArrayList<>();
        for (String name : Stream.concat(Stream.of(now), others.stream()).toList()) {
            Optional<TableData> target = after.table(name);
            List<String> there = target.map(each -> spelled(each, columns)).orElse(List.of());
            if (target.isEmpty() || there.size() != columns.size()) {
                return false;
            }
            places.add(new Place(target.get().table(), there, -1));
        }
        return arrivals.missing(new Place(source.get().table(), columns, -1), places, false) == 0;
    }

    private Optional<Found> found(TableData source, List<Move> moves, List<String> compared, int needed, String where) {
        List<Place> into = new ArrayList<>();
        for (Move move : moves) {
            Optional<TableData> target = after.table(move.into());
            List<String> columns = compared.stream()
                    .flatMap(column -> target(move, column).stream())
                    .flatMap(column -> target.stream().flatMap(table -> table.column(column).stream()))
                    .map(ColumnData::name)
                    .toList();
            if (target.isEmpty() || columns.size() != compared.size()) {
                return Optional.empty();
            }
            into.add(new Place(target.get().table(), columns, needed));
        }
        Place from = new Place(source.table(), spelled(source, compared), needed);
        boolean distinct = moves.stream().anyMatch(Move::distinct);
        return Optional.of(
                new Found(arrivals.missing(from, into.stream().distinct().toList(), distinct), where));
    }

    private Optional<String> target(Move move, String column) {
        Optional<String> named = Optional.ofNullable(move.columns().get(column));
        return named.isPresent() || !move.everyColumn() ? named : Optional.of(column);
    }

    private static Set<String> held(TableData table) {
        Set<String> held = new HashSet<>();
        table.columns().stream()
                .filter(column -> column.nonNull() > 0 && !column.generated())
                .forEach(column -> held.add(Names.key(column.name())));
        return held;
    }

    /** A row's own name and those of others tell what belongs together, and may be told otherwise in another table. */
    private Set<String> keysOf(TableData table) {
        Set<String> keys = new HashSet<>(Names.keys(table.key()));
        schemaBefore.tables().stream()
                .filter(each -> Names.same(each.name(), table.table()))
                .flatMap(each -> each.foreignKeys().stream())
                .forEach(key -> keys.addAll(Names.keys(key.columns())));
        return keys;
    }

    /**
     * Whether a rebuild leaves a column out that the script fills behind it, and as many rows as shared a value share one still: what was
     * told apart is told apart by other values.
     */
    boolean isFilledAgain(String table, String now, String column) {
        boolean leftOut = Optional.ofNullable(intent.rebuilds().get(table))
                .filter(rebuild -> !rebuild.everyColumn()
                        && !rebuild.copied().containsKey(column)
                        && !rebuild.computed().contains(column))
                .isPresent();
        return leftOut && isSharedAlike(table, now, column);
    }

    /** Whether as many rows as shared a value of a column share one still. */
    boolean isSharedAlike(String table, String now, String column) {
        Optional<TableData> source = before.table(table);
        Optional<TableData> target = after.table(now);
        if (source.isEmpty() || target.isEmpty()) {
            return false;
        }
        List<String> from = spelled(source.get(), List.of(column));
        List<String> to = spelled(target.get(), List.of(column));
        return from.size() == 1
                && to.size() == 1
                && arrivals.areSharedAlike(
                        new Place(source.get().table(), from, -1),
                        new Place(target.get().table(), to, -1));
    }

    /** Whether rows only got other keys: all else of them stands beside keys that are worked out of the old ones. */
    boolean haveOnlyOtherKeys(DataChange.RowsLost lost, String table) {
        Optional<TableData> source = before.table(table);
        Optional<TableData> target = after.table(lost.table());
        Optional<ScriptIntent.Rebuild> rebuild =
                Optional.ofNullable(intent.rebuilds().get(table));
        if (source.isEmpty()
                || target.isEmpty()
                || rebuild.isEmpty()
                || target.get().key().isEmpty()
                || source.get().rows() != target.get().rows()) {
            return false;
        }
        return target.get().key().stream().allMatch(key -> workedOut.isExactly(table, Names.key(key)))
                && isCopied(source.get(), target.get(), rebuild.get().copied());
    }

    /**
     * Whether a rebuild leaves out the key, so that all rows stand under numbers that the engine gave them, and nothing refers to
     * them by the old ones.
     */
    boolean areNumberedAnew(String table, String now) {
        return haveOtherNumbers(table, now) && !isReferredTo(table);
    }

    /** The same, whether or not something refers to them. */
    boolean haveOtherNumbers(String table, String now) {
        return otherNumbers.computeIfAbsent(table, name -> readsAsOtherNumbers(name, now));
    }

    private boolean readsAsOtherNumbers(String table, String now) {
        Optional<TableData> source = before.table(table);
        Optional<TableData> target = after.table(now);
        Optional<ScriptIntent.Rebuild> rebuild =
                Optional.ofNullable(intent.rebuilds().get(table));
        if (source.isEmpty()
                || target.isEmpty()
                || rebuild.isEmpty()
                || rebuild.get().everyColumn()
                || rebuild.get().copied().isEmpty()
                || source.get().rows() != target.get().rows()) {
            return false;
        }
        List<String> keys = Names.keys(target.get().key());
        return keys.size() == 1
                && keys.equals(Names.keys(source.get().key()))
                && !rebuild.get().copied().containsKey(keys.get(0))
                && !rebuild.get().computed().contains(keys.get(0))
                && isCopied(source.get(), target.get(), rebuild.get().copied());
    }

    /** Whether a column of such a table has all that it had. */
    boolean isCopiedUnderNewNumber(String table, String now, String column) {
        return Optional.ofNullable(intent.rebuilds().get(table))
                        .filter(rebuild -> rebuild.copied().containsKey(column))
                        .isPresent()
                && haveOtherNumbers(table, now);
    }

    private boolean isReferredTo(String table) {
        return schemaBefore.tables().stream()
                .flatMap(each -> each.foreignKeys().stream())
                .anyMatch(key -> Names.same(key.referencedTable(), table));
    }

    /** Whether every row, in the columns that are copied, is among those of another table. */
    boolean isCopied(TableData source, TableData target, Map<String, String> copied) {
        List<String> to = spelled(target, copied.keySet());
        List<String> from = to.stream()
                .flatMap(name -> spelled(source, List.of(copied.getOrDefault(Names.key(name), ""))).stream())
                .toList();
        return from.isEmpty()
                || from.size() == to.size()
                        && arrivals.missing(
                                        new Place(source.table(), from, -1),
                                        List.of(new Place(target.table(), to, -1)),
                                        false)
                                == 0;
    }

    static List<String> spelled(TableData table, Collection<String> columns) {
        return columns.stream()
                .flatMap(name -> table.column(name).stream())
                .map(ColumnData::name)
                .toList();
    }
}
