package io.github.migrationtest.internal.run;

import io.github.migrationtest.migration.SqlScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What scripts say that they do to rows, read from their text and nothing else: what happens beyond it is a fault.
 *
 * <p>All names are in lower case. A table goes by the name that it had before the scripts, whatever they rename it to on the
 * way; tables that the scripts themselves make appear only as what they replace. What the body of a trigger does is not said
 * by the script that makes the trigger.
 *
 * @param deletesFrom tables of which rows are deleted by name: {@code DELETE FROM t}, {@code REPLACE INTO t}, or dropped and
 *     made again without their rows
 * @param updates columns that are given new values, by table: {@code UPDATE t SET c}, {@code ON CONFLICT DO UPDATE SET c};
 *     {@code *} for all of them ({@code REPLACE INTO t})
 * @param drops tables that are gone at the end
 * @param droppedColumns columns that {@code ALTER TABLE t DROP COLUMN c} removes, by table
 * @param renamedTables new names of tables by their old ones, those of rebuilds that rename included
 * @param renamedColumns new names of columns by their old ones, by table
 * @param rebuilds tables whose rows are copied into a new table that takes their place
 */
public record ScriptIntent(
        Set<String> deletesFrom,
        Map<String, Set<String>> updates,
        Set<String> drops,
        Map<String, Set<String>> droppedColumns,
        Map<String, String> renamedTables,
        Map<String, Map<String, String>> renamedColumns,
        Map<String, Rebuild> rebuilds) {
    public ScriptIntent {
        deletesFrom = Set.copyOf(deletesFrom);
        updates = copy(updates);
        drops = Set.copyOf(drops);
        droppedColumns = copy(droppedColumns);
        renamedTables = Map.copyOf(renamedTables);
        Map<String, Map<String, String>> columns = new HashMap<>();
        renamedColumns.forEach((table, names) -> columns.put(table, Map.copyOf(names)));
        renamedColumns = Map.copyOf(columns);
        rebuilds = Map.copyOf(rebuilds);
    }

    /**
     * What a rebuild copies.
     *
     * @param copied columns that get the old column's value: the old name by the new one
     * @param computed columns that get something else
     * @param everyColumn whether it copies {@code SELECT *}
     * @param someRows whether it may leave rows out: it has a {@code WHERE}, a join, a {@code DISTINCT} or the like
     */
    public record Rebuild(Map<String, String> copied, Set<String> computed, boolean everyColumn, boolean someRows) {
        public Rebuild {
            copied = Map.copyOf(copied);
            computed = Set.copyOf(computed);
        }
    }

    /** What scripts say, run one after the other. */
    public static ScriptIntent of(List<SqlScript> scripts) {
        TableFates fates = new TableFates();
        for (SqlScript script : scripts) {
            // A script may be cut by markers and not by statements: what counts is what the database reads.
            IntentReader.read(script.text(), fates);
        }
        return fates.intent();
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> map) {
        Map<String, Set<String>> copy = new HashMap<>();
        map.forEach((key, values) -> copy.put(key, Set.copyOf(values)));
        return Map.copyOf(copy);
    }
}
