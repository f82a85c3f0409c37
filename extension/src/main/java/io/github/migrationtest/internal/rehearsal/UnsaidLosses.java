package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a run lost that its scripts do not say they take.
 *
 * <p>Said is what a script names: {@code DELETE FROM} the table, {@code UPDATE} of the column, {@code DROP} of the very table or
 * column. What a trigger of a named table does is taken as said, and so are the children of rows that are deleted by name:
 * they are reported, and fail nothing.
 */
final class UnsaidLosses {
    private final RecordedRun run;
    private final ScriptIntent said;

    UnsaidLosses(RecordedRun run) {
        this.run = run;
        this.said = run.intent();
    }

    List<DataChange> find() {
        List<DataChange> losses = run.observedDataDiff().losses();
        if (losses.isEmpty()) {
            return losses;
        }
        Set<String> touchedByTriggers = touchedByTriggers();
        Set<String> children = childrenOfDeleted();
        return losses.stream()
                .filter(loss -> {
                    String table = nameBefore(loss.table());
                    boolean said = isSaid(loss, table) || touchedByTriggers.contains(table) || children.contains(table);
                    return !said || isTakenByDropOfAnother(loss);
                })
                .toList();
    }

    /** What went with rows that the scripts delete by name: no fault, but worth knowing. */
    List<DataChange> takenAlong() {
        Set<String> children = childrenOfDeleted();
        List<DataChange> unsaid = find();
        return run.observedDataDiff().losses().stream()
                .filter(loss -> children.contains(nameBefore(loss.table())) && !unsaid.contains(loss))
                .toList();
    }

    /** A script that deletes some rows by name may still lose the others through the rebuild of their parent. */
    private boolean isTakenByDropOfAnother(DataChange loss) {
        return run.culprits().entrySet().stream()
                .filter(entry -> entry.getValue().contains(loss.table()))
                .map(entry -> Said.of(entry.getKey().statement()).drops())
                .anyMatch(dropped -> dropped.isPresent() && !dropped.get().equalsIgnoreCase(nameBefore(loss.table())));
    }

    private boolean isSaid(DataChange loss, String table) {
        if (loss instanceof DataChange.RowsLost) {
            return said.deletesFrom().contains(table);
        } else if (loss instanceof DataChange.ValuesChanged changed) {
            Set<String> columns = said.updates().getOrDefault(table, Set.of());
            String column = columnBefore(table, changed.column());
            return columns.contains("*")
                    || columns.contains(column)
                    || said.droppedColumns().getOrDefault(table, Set.of()).contains(column);
        } else if (loss instanceof DataChange.TableDropped) {
            return said.drops().contains(table);
        }
        // A column that the new definition of its table does not have is gone by that definition.
        return loss instanceof DataChange.ColumnDropped;
    }

    /** Tables that a trigger of a table writes to, where the scripts name that table. */
    private Set<String> touchedByTriggers() {
        Set<String> named = new HashSet<>(said.deletesFrom());
        named.addAll(said.updates().keySet());
        Set<String> touched = new HashSet<>();
        SchemaSnapshot before = run.schemaBefore();
        for (Trigger trigger : before.triggers()) {
            if (named.contains(trigger.table().toLowerCase(Locale.ROOT))) {
                Set<String> words =
                        Set.of(trigger.body().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_$]+"));
                before.tables().stream()
                        .map(table -> table.name().toLowerCase(Locale.ROOT))
                        .filter(words::contains)
                        .forEach(touched::add);
            }
        }
        return touched;
    }

    private Set<String> childrenOfDeleted() {
        Set<String> reached = new HashSet<>(said.deletesFrom());
        boolean grew = true;
        while (grew) {
            grew = run.schemaBefore().tables().stream()
                    .filter(child -> child.foreignKeys().stream()
                            .anyMatch(key -> key.onDelete() != ReferentialAction.NO_ACTION
                                    && reached.contains(key.referencedTable().toLowerCase(Locale.ROOT))))
                    .map(child -> reached.add(child.name().toLowerCase(Locale.ROOT)))
                    .reduce(false, Boolean::logicalOr);
        }
        reached.removeAll(said.deletesFrom());
        return reached;
    }

    private String nameBefore(String table) {
        return keyOf(said.renamedTables(), table);
    }

    private String columnBefore(String table, String column) {
        return keyOf(said.renamedColumns().getOrDefault(table, Map.of()), column);
    }

    private static String keyOf(Map<String, String> renamed, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
