package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
        Map<String, Table> were = before.tables().stream()
                .collect(Collectors.toMap(Table::name, Function.identity(), (one, other) -> other));
        Set<String> same = after.tables().stream()
                .filter(table -> table.equals(were.get(table.name())))
                .map(Table::name)
                .collect(Collectors.toSet());
        Set<String> sameRows = Set.copyOf(Names.keys(tablesOfSameRows(step, same)));
        // Two names that differ in case only are taken for one.
        Set<String> touched = after.tables().stream()
                .map(Table::name)
                .filter(name -> !same.contains(name) || !sameRows.contains(Names.key(name)))
                .map(Names::key)
                .collect(Collectors.toSet());
        return same.stream().filter(name -> !touched.contains(Names.key(name))).collect(Collectors.toSet());
    }

    /** On SQLite as its files show it; on a server as the comparison of the rows does, which {@code keeps-rows} asks for anyway. */
    private static Set<String> tablesOfSameRows(MigrationStep step, Set<String> tables) {
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
