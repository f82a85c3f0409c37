package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.ColumnData;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.Orphan;
import io.github.migrationtest.data.Orphans;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows that are all there under keys of another type, such as UUIDs in the place of numbers, and what refers to them by those. */
final class NewKeys {
    private final SchemaSnapshot schemaBefore;
    private final SchemaSnapshot schemaAfter;
    private final DataSnapshot before;
    private final DataSnapshot after;
    private final ScriptIntent intent;
    private final Whereabouts whereabouts;
    private final Lazy<List<Orphan>> orphans;
    private final Map<String, Boolean> known = new HashMap<>();

    NewKeys(RecordedRun run, Whereabouts whereabouts) {
        this.schemaBefore = run.schemaBefore();
        this.schemaAfter = run.schemaAfter();
        this.before = run.observedDataBefore();
        this.after = run.observedDataAfter();
        this.intent = run.intent();
        this.whereabouts = whereabouts;
        this.orphans = new Lazy<>(() -> Orphans.of(run.observedAfter()));
    }

    /** Whether a table's rows have such keys, and all else of them is as it was. */
    boolean areIn(String table) {
        return known.computeIfAbsent(table, this::look);
    }

    private boolean look(String table) {
        Optional<TableData> source = before.table(table);
        Optional<TableData> target = after.table(nameAfter(table));
        if (source.isEmpty()
                || target.isEmpty()
                || source.get().rows() != target.get().rows()) {
            return false;
        }
        List<String> keys = Names.keys(target.get().key());
        if (keys.size() != 1 || !keys.equals(Names.keys(source.get().key())) || !isOfAnotherType(table, keys.get(0))) {
            return false;
        }
        Optional<ScriptIntent.Rebuild> rebuild =
                Optional.ofNullable(intent.rebuilds().get(table));
        boolean made = rebuild.map(each -> each.computed().contains(keys.get(0)))
                .orElseGet(() -> dropped(table).contains(keys.get(0)));
        return made
                && whereabouts.isCopied(
                        source.get(),
                        target.get(),
                        rebuild.map(ScriptIntent.Rebuild::copied)
                                .orElseGet(() -> kept(table, source.get(), target.get())));
    }

    /** Columns that a table goes on with, the old name by the new one. */
    private Map<String, String> kept(String table, TableData source, TableData target) {
        Map<String, String> kept = new HashMap<>();
        for (ColumnData column : source.columns()) {
            String name = Names.key(column.name());
            String now = intent.renamedColumns().getOrDefault(table, Map.of()).getOrDefault(name, name);
            if (!dropped(table).contains(name) && target.column(now).isPresent()) {
                kept.put(now, name);
            }
        }
        return kept;
    }

    private Set<String> dropped(String table) {
        return intent.droppedColumns().getOrDefault(table, Set.of());
    }

    /** Whether all that refers to a table goes by the new keys; which rows it finds by them is told of its own values. */
    boolean areFollowed(String table) {
        return schemaBefore.tables().stream().allMatch(child -> child.foreignKeys().stream()
                .filter(key -> Names.same(key.referencedTable(), table))
                .allMatch(key -> follows(child, key)));
    }

    /** Whether a column refers by the new keys to a table that has them, as many rows to each as before. */
    boolean areFollowedBy(String table, String column) {
        return schemaBefore.tables().stream()
                        .filter(child -> Names.same(child.name(), table))
                        .anyMatch(child -> child.foreignKeys().stream()
                                .filter(key -> Names.keys(key.columns()).equals(List.of(column)))
                                .anyMatch(key -> areIn(Names.key(key.referencedTable())) && follows(child, key)))
                && whereabouts.isSharedAlike(table, nameAfter(table), column);
    }

    private boolean follows(Table child, ForeignKey key) {
        String now = nameAfter(Names.key(child.name()));
        String parent = nameAfter(Names.key(key.referencedTable()));
        boolean isThere = find(schemaAfter, now).stream()
                .flatMap(table -> table.foreignKeys().stream())
                .anyMatch(other -> Names.same(other.referencedTable(), parent)
                        && Names.keys(other.columns()).equals(Names.keys(key.columns())));
        return isThere
                && key.columns().stream().allMatch(column -> isOfAnotherType(Names.key(child.name()), column))
                && orphans.get().stream()
                        .noneMatch(orphan -> Names.same(orphan.table(), now)
                                && Names.keys(orphan.columns()).equals(Names.keys(key.columns())));
    }

    private boolean isOfAnotherType(String table, String column) {
        Optional<String> was = typeOf(schemaBefore, table, column);
        Optional<String> is = typeOf(schemaAfter, nameAfter(table), column);
        return was.isPresent() && is.isPresent() && !was.get().equalsIgnoreCase(is.get());
    }

    private static Optional<String> typeOf(SchemaSnapshot schema, String table, String column) {
        return find(schema, table).flatMap(each -> each.column(column)).map(Column::type);
    }

    private static Optional<Table> find(SchemaSnapshot schema, String table) {
        return schema.tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .findFirst();
    }

    private String nameAfter(String table) {
        return intent.renamedTables().getOrDefault(table, table);
    }
}
