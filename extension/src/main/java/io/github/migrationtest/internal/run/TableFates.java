package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.run.ScriptIntent.Derivation;
import io.github.migrationtest.internal.run.ScriptIntent.Move;
import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows tables through the statements of scripts: who is who after which rename. */
final class TableFates {
    private final Set<String> deletesFrom = new HashSet<>();
    private final Map<String, Set<String>> updates = new HashMap<>();
    private final Map<String, Set<String>> replaces = new HashMap<>();
    private final Map<String, Set<String>> droppedColumns = new HashMap<>();
    private final Map<String, Map<String, String>> renamedColumns = new HashMap<>();
    private final List<StatementIntent> statements = new ArrayList<>();
    private final MovedColumns moves = new MovedColumns();

    /** The name before the scripts, by the name now, of tables that were renamed. */
    private final Map<String, String> origins = new LinkedHashMap<>();

    /** Tables that the scripts made, by the name now. */
    private final Map<String, Made> made = new LinkedHashMap<>();

    private final Set<String> dropped = new HashSet<>();
    private final Set<String> madeAgain = new HashSet<>();

    /** Queries of a WITH that give a table's own rows. */
    private final Map<String, String> aliases = new HashMap<>();

    private final PreparedTexts prepared = new PreparedTexts();
    private final OwnRoutines routines = new OwnRoutines();

    private StatementIntent now = StatementIntent.empty("", 0);

    /** What follows is said by this statement, which it is added to. */
    StatementIntent begin(String script, int number) {
        now = StatementIntent.empty(script, number);
        statements.add(now);
        return now;
    }

    PreparedTexts prepared() {
        return prepared;
    }

    OwnRoutines routines() {
        return routines;
    }

    void endAliases() {
        aliases.clear();
    }

    /** In the statement that is read, a name stands for the rows of a table, or for none that is known. */
    void alias(String name, Optional<String> table) {
        aliases.put(name, table.map(this::resolved).orElse(""));
    }

    private String resolved(String table) {
        return aliases.getOrDefault(table, table);
    }

    void create(String table, boolean maybe, List<String> columns) {
        if (!maybe || !made.containsKey(table)) {
            made.put(table, new Made(table, columns, maybe));
            if (dropped.contains(table)) {
                madeAgain.add(table);
            }
        }
    }

    void insert(String table) {
        if (isOfOldRows(table)) {
            now.inserts().add(origin(table));
        }
    }

    /** {@code INSERT INTO table VALUES (...)}. */
    void writeOut(String table) {
        if (isOfOldRows(table)) {
            now.writesOut().add(origin(table));
        }
    }

    /** {@code INSERT INTO table (columns) SELECT ...}. */
    void copy(String table, List<String> columns, List<SelectReader.Part> parts) {
        List<String> places = !columns.isEmpty() || !made.containsKey(table) ? columns : made.get(table).columns;
        for (SelectReader.Part part : parts) {
            if (!part.table().isEmpty()) {
                copy(table, places, part);
            }
        }
    }

    private void copy(String table, List<String> places, SelectReader.Part part) {
        String from = resolved(part.table());
        if (from.isEmpty()) {
            return;
        }
        Map<String, String> copied = new HashMap<>();
        Set<String> computed = new HashSet<>();
        boolean everyColumn = false;
        for (int i = 0; i < part.places().size(); i++) {
            Expression value = part.places().get(i);
            String place = i < places.size() && !everyColumn
                    ? places.get(i)
                    : value.alias().orElse("");
            boolean star = value.isStar()
                    || value.starOf()
                            .filter(name ->
                                    part.sources().getOrDefault(name, name).equals(part.table()))
                            .isPresent();
            everyColumn |= star;
            Optional<Expression.Reference> column = star ? Optional.empty() : value.column();
            String target =
                    place.isEmpty() ? column.map(Expression.Reference::column).orElse("") : place;
            if (column.isPresent() && part.tableOf(column.get()).equals(part.table())) {
                copied.put(target, column.get().column());
            } else if (!target.isEmpty() && !star) {
                computed.add(target);
                column.ifPresent(of -> moves(part.tableOf(of), of.column(), table, target));
            }
        }
        now.fills().add(origin(from));
        moves.add(
                origin(from),
                table,
                copied.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> originOfColumn(from, entry.getValue()),
                                Map.Entry::getKey,
                                (one, other) -> one)),
                everyColumn,
                part.distinct());
        rebuild(table, from, new Rebuild(copied, computed, everyColumn, part.someRows()));
        for (int i = 0; i < part.places().size(); i++) {
            Expression value = part.places().get(i);
            String place = i < places.size() ? places.get(i) : value.alias().orElse("");
            boolean own = value.references().stream()
                    .allMatch(reference -> part.tableOf(reference).equals(part.table()));
            if (computed.contains(place) && own) {
                derive(from, place, value);
            }
        }
    }

    private void rebuild(String table, String from, Rebuild rows) {
        Made target = made.get(table);
        Made source = made.get(from);
        if (target == null || source != null && source.rows().isEmpty()) {
            return;
        }
        Optional<Rebuild> whole = Optional.ofNullable(source).flatMap(Made::rows);
        Map<String, String> copied = new HashMap<>();
        Set<String> computed = new HashSet<>(rows.computed());
        rows.copied().forEach((column, before) -> {
            if (whole.isPresent() && whole.get().computed().contains(before)) {
                computed.add(column);
            } else {
                copied.put(column, originOfColumn(from, before));
            }
        });
        if (whole.isPresent() && rows.everyColumn()) {
            copied.putAll(whole.get().copied());
            computed.addAll(whole.get().computed());
        }
        boolean everyColumn =
                rows.everyColumn() && whole.map(Rebuild::everyColumn).orElse(true);
        boolean someRows = rows.someRows() || whole.map(Rebuild::someRows).orElse(false);
        target.fill(origin(from), new Rebuild(copied, computed, everyColumn, someRows));
    }

    /** A column of a table is copied into one of another, whose rows stay. */
    void moves(String from, String column, String table, String into) {
        String source = resolved(from);
        if (!source.isEmpty()) {
            moves.add(origin(source), table, Map.of(originOfColumn(source, column), into), false, true);
        }
    }

    /** A column gets what is worked out of others of its table. */
    void derive(String table, String column, Expression value) {
        Set<String> from = value.references().stream()
                .map(reference -> originOfColumn(table, reference.column()))
                .collect(Collectors.toSet());
        moves.derive(new Derivation(
                origin(table), column, from, !from.isEmpty() && value.mayBeExact(), value.seconds(), value.scaling()));
    }

    void drop(String table) {
        Made gone = made.remove(table);
        moves.drop(table);
        if (gone == null || gone.maybe) {
            dropped.add(origin(table));
            now.drops().add(origin(table));
            origins.remove(table);
        }
    }

    void rename(String table, String to) {
        Made moved = made.remove(table);
        moves.rename(table, to);
        if (moved != null) {
            made.put(to, moved);
        } else {
            String origin = origin(table);
            origins.remove(table);
            origins.put(to, origin);
        }
    }

    void renameColumn(String table, String column, String to) {
        moves.replaceColumn(table, origin(table), column, Optional.of(to));
        if (isOfOldRows(table)) {
            renamedColumns
                    .computeIfAbsent(origin(table), name -> new HashMap<>())
                    .put(originOfColumn(table, column), to);
            Optional.ofNullable(made.get(table)).ifPresent(target -> target.replaceColumn(column, Optional.of(to)));
        }
    }

    void dropColumn(String table, String column) {
        moves.replaceColumn(table, origin(table), column, Optional.empty());
        if (isOfOldRows(table)) {
            droppedColumns
                    .computeIfAbsent(origin(table), name -> new HashSet<>())
                    .add(originOfColumn(table, column));
            Optional.ofNullable(made.get(table)).ifPresent(target -> target.replaceColumn(column, Optional.empty()));
        }
    }

    void delete(String table) {
        if (isOfOldRows(resolved(table))) {
            deletesFrom.add(origin(table));
            now.deletes().add(origin(table));
        }
    }

    void update(String table, String column) {
        if (isOfOldRows(table)) {
            add(updates, origin(table), originOfColumn(table, column));
            add(now.updates(), origin(table), originOfColumn(table, column));
        }
    }

    void replace(String table, Set<String> columns) {
        if (isOfOldRows(table)) {
            columns.forEach(column -> {
                add(replaces, origin(table), originOfColumn(table, column));
                add(now.replaces(), origin(table), originOfColumn(table, column));
            });
        }
    }

    private static void add(Map<String, Set<String>> map, String table, String column) {
        map.computeIfAbsent(table, name -> new HashSet<>()).add(column);
    }

    private boolean isOfOldRows(String table) {
        Made target = made.get(table);
        return target == null || target.maybe || target.source().isPresent();
    }

    private String origin(String table) {
        return Optional.ofNullable(made.get(table))
                .flatMap(Made::source)
                .orElseGet(() -> origins.getOrDefault(table, table));
    }

    private String originOfColumn(String table, String column) {
        Optional<String> copied = Optional.ofNullable(made.get(table))
                .flatMap(Made::rows)
                .map(rows -> rows.copied().get(column));
        return copied.orElseGet(() -> renamedColumns.getOrDefault(origin(table), Map.of()).entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(column));
    }

    /** The table that a new one is instead of: the one of its name, or the only one it got rows of if it got all. */
    private Optional<String> takesThePlaceOf(String name, Made table) {
        Set<String> sources = table.sources();
        if (sources.contains(name) && dropped.contains(name)) {
            return Optional.of(name);
        }
        return table.source()
                .filter(source -> sources.size() == 1 && dropped.contains(source) && !made.containsKey(source))
                .filter(source -> table.rows().filter(Rebuild::someRows).isEmpty());
    }

    ScriptIntent intent() {
        Map<String, Rebuild> rebuilds = new HashMap<>();
        Map<String, String> renamedTables = new HashMap<>();
        Set<String> remade = new HashSet<>();
        origins.forEach((name, before) -> {
            if (!name.equals(before)) {
                renamedTables.put(before, name);
            }
        });
        Set<String> drops = new HashSet<>(dropped);
        made.forEach((name, table) -> {
            Optional<String> replaced = takesThePlaceOf(name, table);
            if (replaced.isPresent()) {
                rebuilds.put(replaced.get(), table.rowsOf(replaced.get()).orElseThrow());
                drops.remove(replaced.get());
                if (!name.equals(replaced.get())) {
                    renamedTables.put(replaced.get(), name);
                }
            } else if (drops.remove(name) && madeAgain.contains(name) && table.firstName.equals(name)) {
                // A new table that is renamed to the old one's name was to be its rebuild, and says nothing of its
                // rows.
                remade.add(name);
                deletesFrom.add(name);
            }
        });
        List<Move> toOthers = moves.moves().stream()
                .filter(move -> !move.into().equals(renamedTables.getOrDefault(move.table(), move.table())))
                .toList();
        return new ScriptIntent(
                deletesFrom,
                updates,
                replaces,
                drops,
                remade,
                droppedColumns,
                renamedTables,
                renamedColumns,
                rebuilds,
                toOthers,
                moves.derivations(),
                statements.stream().filter(each -> !each.isSilent()).toList());
    }
}
