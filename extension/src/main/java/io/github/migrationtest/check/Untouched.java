package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that a migration left alone, definition and rows: what is wrong with them was before, so that nobody has to look.
 *
 * <p>None where it changed a type, a function or the like, by which a constraint may judge the same rows otherwise.
 */
final class Untouched {
    private Untouched() {}

    static Set<String> tables(MigrationStep step) {
        SchemaSnapshot before = step.schemaBefore();
        SchemaSnapshot after = step.schemaAfter();
        if (!withoutTable(before).equals(withoutTable(after))) {
            return Set.of();
        }
        Set<Table> same = new HashSet<>(before.tables());
        same.retainAll(after.tables());
        Set<String> sameRows = tablesOfSameRows(step, same);
        List<String> touched = new ArrayList<>();
        after.tables().stream()
                .filter(table -> !same.contains(table) || !Names.contains(sameRows, table.name()))
                .forEach(table -> touched.add(table.name()));
        // Two names that differ in case only are taken for one.
        return same.stream()
                .map(Table::name)
                .filter(name -> !Names.contains(touched, name))
                .collect(Collectors.toSet());
    }

    /** On SQLite as its files show it; on a server as the comparison of the rows does, which {@code keeps-rows} asks for anyway. */
    private static Set<String> tablesOfSameRows(MigrationStep step, Set<Table> tables) {
        if (step.before() instanceof Backup before && step.after() instanceof Backup after) {
            Set<String> same = before.tablesSameIn(after);
            if (!same.isEmpty()) {
                return same;
            }
        }
        Set<String> changed =
                step.dataDiff().changes().stream().map(DataChange::table).collect(Collectors.toSet());
        // A partition has no rows of its own there: nothing is said of it.
        return tables.stream()
                .map(Table::name)
                .filter(name -> !Names.contains(changed, name)
                        && step.dataAfter().table(name).isPresent())
                .collect(Collectors.toSet());
    }

    private static Set<SchemaObject> withoutTable(SchemaSnapshot schema) {
        return schema.objects().stream()
                .filter(object -> object.table().isEmpty() && object.type() != ObjectType.SEQUENCE)
                .collect(Collectors.toSet());
    }
}
