package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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
    private final List<SchemaChange> changes = new ArrayList<>();
    private SchemaSnapshot before;

    private SchemaComparison(SchemaSnapshot before, SchemaSnapshot after) {
        this.original = before;
        this.before = before;
        this.after = after;
    }

    static List<SchemaChange> between(SchemaSnapshot before, SchemaSnapshot after) {
        SchemaComparison comparison = new SchemaComparison(before, after);
        comparison.renameTables();
        comparison.renameColumns();
        comparison.compareTables();
        comparison.compareViews();
        comparison.compareTriggers();
        return comparison.changes;
    }

    private void renameTables() {
        for (Renaming renaming : Renames.ofTables(before, after)) {
            make(renaming, renaming.to(), new SchemaChange.TableRenamed(renaming.table(), renaming.to()));
        }
    }

    private void renameColumns() {
        for (Table table : after.tables()) {
            before.table(table.name()).map(old -> Renames.ofColumns(old, table)).orElse(List.of()).stream()
                    .forEach(renaming -> make(
                            renaming,
                            table.name(),
                            new SchemaChange.ColumnRenamed(
                                    table.name(), renaming.column().orElse(""), renaming.to())));
        }
    }

    private void make(Renaming renaming, String table, SchemaChange change) {
        before = renaming.in(before);
        renamings.add(renaming);
        renamesByTable
                .computeIfAbsent(Names.key(table), key -> new ArrayList<>())
                .add(change);
    }

    private void compareTables() {
        TreeSet<String> names = new TreeSet<>();
        before.tables().forEach(table -> names.add(Names.key(table.name())));
        after.tables().forEach(table -> names.add(Names.key(table.name())));
        for (String name : names) {
            Optional<Table> old = before.table(name);
            Optional<Table> now = after.table(name);
            changes.addAll(renamesByTable.getOrDefault(name, List.of()));
            if (old.isEmpty()) {
                now.ifPresent(table -> changes.add(new SchemaChange.TableAdded(table)));
            } else if (now.isEmpty()) {
                changes.add(new SchemaChange.TableDropped(old.get()));
            } else {
                changes.addAll(TableComparison.between(old.get(), now.get()));
            }
        }
    }

    private void compareViews() {
        List<View> views = before.views().stream().map(this::asWritten).toList();
        Pairs<View> pairs = Pairs.of(views, after.views(), (one, other) -> Names.same(one.name(), other.name()));
        pairs.gone().forEach(view -> changes.add(new SchemaChange.ViewDropped(view)));
        pairs.changed().forEach(pair -> changes.add(new SchemaChange.ViewChanged(pair.before(), pair.after())));
        pairs.came().forEach(view -> changes.add(new SchemaChange.ViewAdded(view)));
    }

    /** A view follows a rename or not, by whether it was dropped and made again. */
    private View asWritten(View renamed) {
        return after.views().contains(renamed)
                ? renamed
                : original.view(renamed.name()).orElse(renamed);
    }

    private void compareTriggers() {
        List<Trigger> triggers = before.triggers().stream().map(this::asWritten).toList();
        Pairs<Trigger> pairs =
                Pairs.of(triggers, after.triggers(), (one, other) -> Names.same(one.name(), other.name()));
        pairs.gone().forEach(trigger -> changes.add(new SchemaChange.TriggerDropped(trigger)));
        pairs.changed().forEach(pair -> changes.add(new SchemaChange.TriggerChanged(pair.before(), pair.after())));
        pairs.came().forEach(trigger -> changes.add(new SchemaChange.TriggerAdded(trigger)));
    }

    private Trigger asWritten(Trigger renamed) {
        if (after.triggers().contains(renamed)) {
            return renamed;
        }
        Trigger trigger = original.trigger(renamed.name()).orElse(renamed);
        for (Renaming renaming : renamings) {
            trigger = renaming.leavingTexts(trigger);
        }
        return trigger;
    }
}
