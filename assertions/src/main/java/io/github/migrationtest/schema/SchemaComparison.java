package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Finds what changed between two schemas.
 *
 * <p>Renames are recognised first and made in the schema before, so that what merely follows one (a foreign key to the
 * renamed table) is no change of its own.
 */
final class SchemaComparison {
    private final SchemaSnapshot original;
    private final SchemaSnapshot after;
    private final List<Renaming> renamings = new ArrayList<>();
    private final Map<String, List<SchemaChange>> renamesByTable = new HashMap<>();
    private final Set<String> unchanged = new HashSet<>();
    private final List<SchemaChange> changes = new ArrayList<>();
    private SchemaSnapshot before;

    private SchemaComparison(SchemaSnapshot before, SchemaSnapshot after) {
        this.original = before;
        this.before = before;
        this.after = after;
    }

    static List<SchemaChange> between(
            SchemaSnapshot before,
            SchemaSnapshot after,
            Collection<SchemaChange.TableRenamed> tables,
            Collection<SchemaChange.ColumnRenamed> columns) {
        SchemaComparison comparison = new SchemaComparison(before, after);
        comparison.renameTables(tables);
        comparison.renameKnown(columns);
        comparison.renameColumns();
        comparison.compareTables();
        comparison.compareViews();
        comparison.compareTriggers();
        comparison.compareObjects();
        return comparison.changes;
    }

    private void renameTables(Collection<SchemaChange.TableRenamed> known) {
        for (Renaming renaming : Renames.ofTables(before, after, known)) {
            note(renaming, renaming.to(), new SchemaChange.TableRenamed(renaming.table(), renaming.to()));
        }
        before = Renaming.allIn(before, renamings);
        keepNames();
    }

    private void renameKnown(Collection<SchemaChange.ColumnRenamed> known) {
        int first = renamings.size();
        for (SchemaChange.ColumnRenamed renamed : known) {
            Optional<Table> was = Names.find(before.tables(), Table::name, renamed.table());
            Optional<Column> from = was.flatMap(table -> column(table, renamed.from()));
            Optional<Table> table = Names.find(after.tables(), Table::name, renamed.table());
            Optional<Column> to = table.flatMap(there -> column(there, renamed.to()));
            boolean isNew = was.flatMap(there -> column(there, renamed.to())).isEmpty();
            if (from.isPresent() && to.isPresent() && isNew) {
                String name = table.get().name();
                note(
                        Renaming.ofColumn(
                                after.kind(), name, from.get().name(), to.get().name()),
                        name,
                        new SchemaChange.ColumnRenamed(
                                name, from.get().name(), to.get().name()));
            }
        }
        before = Renaming.allIn(before, renamings.subList(first, renamings.size()));
        keepNames();
    }

    /** Scripts are read without regard to case. */
    private static Optional<Column> column(Table table, String name) {
        return Names.find(table.columns(), Column::name, name);
    }

    private void renameColumns() {
        Map<String, Table> old = byName(before.tables());
        int ofTables = renamings.size();
        for (Table table : after.tables()) {
            Table was = old.get(key(table.name()));
            if (was == null) {
                continue;
            }
            if (was.equals(table)) {
                unchanged.add(key(table.name()));
                continue;
            }
            for (Renaming renaming : Renames.ofColumns(was, table)) {
                note(
                        renaming,
                        table.name(),
                        new SchemaChange.ColumnRenamed(
                                table.name(), renaming.column().orElse(""), renaming.to()));
            }
        }
        before = Renaming.allIn(before, renamings.subList(ofTables, renamings.size()));
        keepNames();
    }

    private void keepNames() {
        for (String table : renamesByTable.keySet()) {
            before = KeptNames.in(before, after, table);
        }
    }

    private void note(Renaming renaming, String table, SchemaChange change) {
        renamings.add(renaming);
        renamesByTable.computeIfAbsent(key(table), key -> new ArrayList<>()).add(change);
    }

    private void compareTables() {
        Map<String, Table> old = byName(before.tables());
        Map<String, Table> now = byName(after.tables());
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            changes.addAll(renamesByTable.getOrDefault(name, List.of()));
            Table was = old.get(name);
            Table is = now.get(name);
            if (was == null) {
                changes.add(new SchemaChange.TableAdded(Objects.requireNonNull(is)));
            } else if (is == null) {
                changes.add(new SchemaChange.TableDropped(was));
            } else if (!(renamings.isEmpty() && unchanged.contains(name))) {
                changes.addAll(TableComparison.between(was, is));
            }
        }
    }

    private Map<String, Table> byName(List<Table> tables) {
        Map<String, Table> byName = new HashMap<>();
        tables.forEach(table -> byName.put(key(table.name()), table));
        return byName;
    }

    private String key(String table) {
        return NameRules.tableKey(after.kind(), table);
    }

    private void compareViews() {
        List<View> views = asWritten(original.views(), after.views(), Renaming::in, (renaming, view) -> view);
        Pairs<View> pairs = Pairs.of(views, after.views())
                .matching((one, other) -> key(one.name()).equals(key(other.name())));
        pairs.gone().forEach(view -> changes.add(new SchemaChange.ViewDropped(view)));
        pairs.changed().forEach(pair -> changes.add(new SchemaChange.ViewChanged(pair.before(), pair.after())));
        pairs.came().forEach(view -> changes.add(new SchemaChange.ViewAdded(view)));
    }

    private void compareTriggers() {
        List<Trigger> triggers = asWritten(original.triggers(), after.triggers(), Renaming::in, Renaming::leavingTexts);
        Pairs<Trigger> pairs = Pairs.of(triggers, after.triggers()).matching(Trigger::isNamedAs);
        pairs.gone().forEach(trigger -> changes.add(new SchemaChange.TriggerDropped(trigger)));
        pairs.changed().forEach(pair -> changes.add(new SchemaChange.TriggerChanged(pair.before(), pair.after())));
        pairs.came().forEach(trigger -> changes.add(new SchemaChange.TriggerAdded(trigger)));
    }

    private void compareObjects() {
        List<SchemaObject> objects = asWritten(
                original.objects(),
                after.objects(),
                (renaming, object) -> KeptNames.in(renaming.in(object), after),
                (renaming, object) -> KeptNames.in(renaming.leavingTexts(object), after));
        Pairs<SchemaObject> pairs = Pairs.of(objects, after.objects()).matching(SchemaObject::isNamedAs);
        pairs.gone().forEach(object -> changes.add(new SchemaChange.ObjectDropped(object)));
        pairs.changed().forEach(pair -> changes.add(new SchemaChange.ObjectChanged(pair.before(), pair.after())));
        pairs.came().forEach(object -> changes.add(new SchemaChange.ObjectAdded(object)));
    }

    /** What is written in a view or a trigger follows a rename or not, by the engine and by whether it was made again. */
    private <T> List<T> asWritten(
            List<T> things,
            List<T> later,
            BiFunction<Renaming, T, T> following,
            BiFunction<Renaming, T, T> leavingTexts) {
        if (renamings.isEmpty()) {
            return things;
        }
        Set<T> there = new HashSet<>(later);
        List<T> written = new ArrayList<>();
        for (T thing : things) {
            T followed = thing;
            T left = thing;
            for (Renaming renaming : renamings) {
                followed = following.apply(renaming, followed);
                left = leavingTexts.apply(renaming, left);
            }
            written.add(there.contains(followed) ? followed : left);
        }
        return written;
    }
}
