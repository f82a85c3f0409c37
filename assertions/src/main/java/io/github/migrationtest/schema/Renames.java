package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises what was only renamed.
 *
 * <p>A table: one is gone and one came with the same columns, key and options, and no other is like either. A column: one is
 * gone and another of the same attributes stands at its place between the columns that stayed.
 */
final class Renames {
    private Renames() {}

    static List<Renaming> ofTables(
            SchemaSnapshot before, SchemaSnapshot after, Collection<SchemaChange.TableRenamed> known) {
        List<Table> gone = notIn(after, before.tables());
        List<Table> came = notIn(before, after.tables());
        List<Renaming> found = new ArrayList<>();
        for (SchemaChange.TableRenamed renamed : known) {
            Optional<Table> from = Names.find(gone, Table::name, renamed.from());
            Optional<Table> to = Names.find(came, Table::name, renamed.to());
            if (from.isPresent() && to.isPresent()) {
                gone.remove(from.get());
                came.remove(to.get());
                found.add(Renaming.ofTable(
                        before.kind(), from.get().name(), to.get().name()));
            }
        }
        Map<List<Object>, List<Table>> goneAlike = byLooks(gone);
        Map<List<Object>, List<Table>> cameAlike = byLooks(came);
        goneAlike.forEach((looks, tables) -> {
            List<Table> others = cameAlike.getOrDefault(looks, List.of());
            if (tables.size() == 1 && others.size() == 1) {
                found.add(Renaming.ofTable(
                        before.kind(), tables.get(0).name(), others.get(0).name()));
            }
        });
        return found;
    }

    private static Map<List<Object>, List<Table>> byLooks(List<Table> tables) {
        Map<List<Object>, List<Table>> byLooks = new LinkedHashMap<>();
        for (Table table : tables) {
            // The key without its name, which may be one that was made up for the former name.
            List<Object> looks =
                    List.of(table.columns(), table.primaryKey().map(PrimaryKey::parts), table.attributes());
            byLooks.computeIfAbsent(looks, key -> new ArrayList<>()).add(table);
        }
        return byLooks;
    }

    private static List<Table> notIn(SchemaSnapshot other, List<Table> tables) {
        Set<String> there = new HashSet<>();
        other.tables().forEach(table -> there.add(NameRules.tableKey(table.attributes(), table.name())));
        return tables.stream()
                .filter(table -> !there.contains(NameRules.tableKey(table.attributes(), table.name())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static List<Renaming> ofColumns(Table before, Table after) {
        List<Renaming> found = new ArrayList<>();
        List<List<Column>> gone = runs(before, after);
        List<List<Column>> came = runs(after, before);
        if (!sameOrder(before, after)) {
            return found;
        }
        for (int run = 0; run < gone.size(); run++) {
            if (gone.get(run).size() == came.get(run).size()) {
                for (int i = 0; i < gone.get(run).size(); i++) {
                    Column from = gone.get(run).get(i);
                    Column to = came.get(run).get(i);
                    if (from.withName(to.name()).equals(to)) {
                        found.add(Renaming.ofColumn(before.attributes().kind(), before.name(), from.name(), to.name()));
                    }
                }
            }
        }
        return found;
    }

    /** The columns that the other table does not have, in groups between those that both have; a group may be empty. */
    private static List<List<Column>> runs(Table table, Table other) {
        List<List<Column>> runs = new ArrayList<>();
        runs.add(new ArrayList<>());
        for (Column column : table.columns()) {
            if (other.column(column.name()).isPresent()) {
                runs.add(new ArrayList<>());
            } else {
                runs.get(runs.size() - 1).add(column);
            }
        }
        return runs;
    }

    static boolean sameOrder(Table before, Table after) {
        return shared(before, after).equals(shared(after, before));
    }

    private static List<String> shared(Table table, Table other) {
        Set<String> others = new HashSet<>(names(other));
        return names(table).stream().filter(others::contains).toList();
    }

    private static List<String> names(Table table) {
        return NameRules.keys(
                table.attributes(), table.columns().stream().map(Column::name).toList());
    }
}
