package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        return losses.stream()
                .filter(loss -> {
                    String table = nameBefore(loss.table());
                    boolean said = isSaid(loss, table) || touchedByTriggers.contains(table) || goesAlong(loss);
                    return !said || isTakenByDropOfAnother(loss);
                })
                .toList();
    }

    /** What went with rows that the scripts delete by name: no fault, but worth knowing. */
    List<DataChange> takenAlong() {
        List<DataChange> unsaid = find();
        return run.observedDataDiff().losses().stream()
                .filter(loss -> goesAlong(loss) && !unsaid.contains(loss))
                .toList();
    }

    /** All that went, each with what the scripts say of it. */
    List<DataLoss> all() {
        List<DataChange> unsaid = find();
        List<DataLoss> all = new ArrayList<>();
        for (DataChange loss : run.observedDataDiff().losses()) {
            all.add(new DataLoss(loss, unsaid.contains(loss) ? Meaning.UNSAID : meaningOfSaid(loss)));
        }
        return all;
    }

    private Meaning meaningOfSaid(DataChange loss) {
        if (loss instanceof DataChange.TableDropped || loss instanceof DataChange.ColumnDropped) {
            return Meaning.DESTROYED;
        }
        return goesAlong(loss) ? Meaning.TAKEN_ALONG : Meaning.SAID;
    }

    /** A script that deletes some rows by name may still lose the others through the rebuild of their parent. */
    private boolean isTakenByDropOfAnother(DataChange loss) {
        return run.culprits().entrySet().stream()
                .filter(entry -> entry.getValue().contains(loss.table()))
                .map(entry -> Said.of(entry.getKey().statement()).drops())
                .anyMatch(dropped -> dropped.isPresent() && !Names.same(dropped.get(), nameBefore(loss.table())));
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
            if (named.contains(Names.key(trigger.table()))) {
                Set<String> words =
                        new HashSet<>(List.of(Names.key(trigger.body()).split("[^\\p{L}\\p{N}_$]+")));
                before.tables().stream()
                        .map(table -> Names.key(table.name()))
                        .filter(words::contains)
                        .forEach(touched::add);
            }
        }
        return touched;
    }

    /** Tables that lose rows with those that the scripts delete by name, and these themselves. */
    private Set<String> emptiedByCascade() {
        Set<String> emptied = new HashSet<>(said.deletesFrom());
        boolean grew = true;
        while (grew) {
            grew = emptied.addAll(childrenOf(emptied, Set.of(ReferentialAction.CASCADE)));
        }
        return emptied;
    }

    private Set<String> childrenOf(Set<String> parents, Set<ReferentialAction> actions) {
        return run.schemaBefore().tables().stream()
                .filter(child -> child.foreignKeys().stream()
                        .anyMatch(key ->
                                actions.contains(key.onDelete()) && parents.contains(Names.key(key.referencedTable()))))
                .map(child -> Names.key(child.name()))
                .collect(Collectors.toSet());
    }

    /** Whether a loss is what deleting rows of other tables by name does to this one: a SET NULL takes values, no rows. */
    private boolean goesAlong(DataChange loss) {
        String table = nameBefore(loss.table());
        if (said.deletesFrom().isEmpty() || said.deletesFrom().contains(table)) {
            return false;
        }
        Set<String> emptied = emptiedByCascade();
        if (loss instanceof DataChange.ValuesChanged) {
            return childrenOf(emptied, Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT))
                    .contains(table);
        }
        return loss instanceof DataChange.RowsLost && emptied.contains(table);
    }

    private String nameBefore(String table) {
        return keyOf(said.renamedTables(), table);
    }

    private String columnBefore(String table, String column) {
        return keyOf(said.renamedColumns().getOrDefault(table, Map.of()), column);
    }

    private static String keyOf(Map<String, String> renamed, String name) {
        String key = Names.key(name);
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
