package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

        /** Made with {@code IF NOT EXISTS}, so it may have been there, with rows. */
        boolean maybe;
    }

    void create(String table, boolean maybe) {
        made.computeIfAbsent(table, name -> new Made()).maybe = maybe;
    }

    void copy(String table, String from, Rebuild rows) {
        Made target = made.get(table);
        Made source = made.get(from);
        if (target == null || source != null && source.rows == null) {
            return;
        }
        Rebuild whole = source == null || source.rows == null ? null : source.rows;
        Map<String, String> copied = new HashMap<>();
        Set<String> computed = new HashSet<>(rows.computed());
        rows.copied().forEach((column, before) -> {
            if (whole != null && whole.computed().contains(before)) {
                computed.add(column);
            } else {
                copied.put(column, originOfColumn(from, before));
            }
        });
        if (whole != null && rows.everyColumn()) {
            copied.putAll(whole.copied());
            computed.addAll(whole.computed());
        }
        boolean someRows =
                rows.someRows() || target.rows != null && target.rows.someRows() || whole != null && whole.someRows();
        target.source = origin(from);
        target.rows =
                new Rebuild(copied, computed, rows.everyColumn() && (whole == null || whole.everyColumn()), someRows);
    }

    void drop(String table) {
        Made gone = made.remove(table);
        if (gone == null || gone.maybe) {
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
        if (isOfOldRows(table)) {
            renamedColumns
                    .computeIfAbsent(origin(table), name -> new HashMap<>())
                    .put(originOfColumn(table, column), to);
            replaceColumn(table, column, Optional.of(to));
        }
    }

    void dropColumn(String table, String column) {
        if (isOfOldRows(table)) {
            droppedColumns
                    .computeIfAbsent(origin(table), name -> new HashSet<>())
                    .add(originOfColumn(table, column));
            replaceColumn(table, column, Optional.empty());
        }
    }

    private void replaceColumn(String table, String column, Optional<String> to) {
        Made target = made.get(table);
        if (target == null || target.rows == null) {
            return;
        }
        Map<String, String> copied = new HashMap<>(target.rows.copied());
        Set<String> computed = new HashSet<>(target.rows.computed());
        String origin = copied.remove(column);
        boolean wasComputed = computed.remove(column);
        to.ifPresent(name -> {
            if (origin != null) {
                copied.put(name, origin);
            } else if (wasComputed) {
                computed.add(name);
            }
        });
        target.rows = new Rebuild(copied, computed, target.rows.everyColumn(), target.rows.someRows());
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
        return target == null || target.maybe || target.source != null;
    }

    private String origin(String table) {
        Made target = made.get(table);
        if (target != null && target.source != null) {
            return target.source;
        }
        return origins.getOrDefault(table, table);
    }

    private String originOfColumn(String table, String column) {
        Made target = made.get(table);
        if (target != null && target.rows != null && target.rows.copied().containsKey(column)) {
            return target.rows.copied().getOrDefault(column, column);
        }
        return renamedColumns.getOrDefault(origin(table), Map.of()).entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(column);
    }

    /** Of all tables that got rows of a dropped one, the one with its name; a table of another name is it only if it got all. */
    private boolean takesThePlaceOf(String source, String now, Rebuild rows) {
        return dropped.contains(source) && (now.equals(source) || !made.containsKey(source) && !rows.someRows());
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
            if (table.source != null && table.rows != null && takesThePlaceOf(table.source, now, table.rows)) {
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
