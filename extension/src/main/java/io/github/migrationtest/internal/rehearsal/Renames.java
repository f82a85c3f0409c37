package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;

/** The renames that scripts say they make: content alone cannot tell them of a table that also lost rows. */
final class Renames {
    private Renames() {}

    static List<DataChange.Renaming> of(ScriptIntent intent) {
        List<DataChange.Renaming> renames = new ArrayList<>();
        intent.renamedTables().forEach((from, to) -> renames.add(new DataChange.TableRenamed(from, to)));
        ofColumns(intent)
                .forEach(renamed ->
                        renames.add(new DataChange.ColumnRenamed(renamed.table(), renamed.from(), renamed.to())));
        return renames;
    }

    /** Those of tables that keep what is of them; what takes a table's place has what its own definition says. */
    static List<SchemaChange.TableRenamed> ofTables(ScriptIntent intent) {
        return intent.renamedTables().entrySet().stream()
                .filter(renamed -> !intent.rebuilds().containsKey(renamed.getKey()))
                .map(renamed -> new SchemaChange.TableRenamed(renamed.getKey(), renamed.getValue()))
                .toList();
    }

    /** Those of columns, by the names that their tables have in the end. */
    static List<SchemaChange.ColumnRenamed> ofColumns(ScriptIntent intent) {
        List<SchemaChange.ColumnRenamed> renames = new ArrayList<>();
        intent.renamedColumns()
                .forEach((table, columns) -> columns.forEach((from, to) -> renames.add(
                        new SchemaChange.ColumnRenamed(intent.renamedTables().getOrDefault(table, table), from, to))));
        return renames;
    }
}
