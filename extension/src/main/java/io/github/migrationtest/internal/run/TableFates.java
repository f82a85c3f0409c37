package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows tables through the statements of scripts: who is who after which rename. */
final class TableFates {
    private final Set<String> deletesFrom = new HashSet<>();
    private final Map<String, Set<String>> updates = new HashMap<>();
    private final Map<String, Set<String>> droppedColumns = new HashMap<>();
    private final Map<String, Map<String, String>> renamedColumns = new HashMap<>();

    /** The name before the scripts, by the name now, of tables that were renamed. */
    private final Map<String, String> origins = new LinkedHashMap<>();

    /** Tables that the scripts made, by the name now. */
    private final Map<String, Made> made = new LinkedHashMap<>();

    private final Set<String> dropped = new HashSet<>();

    /** A table that a script made, and the one whose rows it was given. */
    private static final class Made {
        @Nullable
        String source;

        @Nullable
        Rebuild rows;
    }

    void create(String table) {
        made.putIfAbsent(table, new Made());
    }

    void copy(String table, String source, Rebuild rows) {
        Made target = made.get(table);
        if (target != null && !made.containsKey(source)) {
            boolean again = target.rows != null;
            target.source = origin(source);
            target.rows = again ? new Rebuild(rows.copied(), rows.computed(), rows.everyColumn(), false) : rows;
        }
    }

    void drop(String table) {
        if (made.remove(table) == null) {
            dropped.add(origin(table));
            origins.remove(table);
        }
    }

    void rename(String table, String to) {
        Made moved = made.remove(table);
        if (moved != null) {
            made.put(to, moved);
        } else {
            String origin = origin(table);
            origins.remove(table);
            origins.put(to, origin);
        }
    }

    void renameColumn(String table, String column, String to) {
        if (!made.containsKey(table)) {
            renamedColumns
                    .computeIfAbsent(origin(table), name -> new HashMap<>())
                    .put(originOfColumn(table, column), to);
        }
    }

    void dropColumn(String table, String column) {
        if (!made.containsKey(table)) {
            droppedColumns
                    .computeIfAbsent(origin(table), name -> new HashSet<>())
                    .add(originOfColumn(table, column));
        }
    }

    void delete(String table) {
        if (isOfOldRows(table)) {
            deletesFrom.add(origin(table));
        }
    }

    void update(String table, String column) {
        if (isOfOldRows(table)) {
            updates.computeIfAbsent(origin(table), name -> new HashSet<>()).add(originOfColumn(table, column));
        }
    }

    private boolean isOfOldRows(String table) {
        Made target = made.get(table);
        return target == null || target.source != null;
    }

    private String origin(String table) {
        Made target = made.get(table);
        if (target != null && target.source != null) {
            return target.source;
        }
        return origins.getOrDefault(table, table);
    }

    private String originOfColumn(String table, String column) {
        return renamedColumns.getOrDefault(origin(table), Map.of()).entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(column);
    }

    ScriptIntent intent() {
        Map<String, Rebuild> rebuilds = new HashMap<>();
        Map<String, String> renamedTables = new HashMap<>();
        origins.forEach((now, before) -> {
            if (!now.equals(before)) {
                renamedTables.put(before, now);
            }
        });
        Set<String> drops = new HashSet<>(dropped);
        made.forEach((now, table) -> {
            if (table.source != null && table.rows != null && dropped.contains(table.source)) {
                rebuilds.put(table.source, table.rows);
                drops.remove(table.source);
                if (!now.equals(table.source)) {
                    renamedTables.put(table.source, now);
                }
            } else if (drops.remove(now)) {
                deletesFrom.add(now);
            }
        });
        return new ScriptIntent(deletesFrom, updates, drops, droppedColumns, renamedTables, renamedColumns, rebuilds);
    }
}
