package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The renames that scripts say they make: content alone cannot tell them of a table that also lost rows. */
final class Renames {
    private Renames() {}

    static List<DataChange.Renaming> of(ScriptIntent intent, SchemaSnapshot after) {
        List<DataChange.Renaming> renames = new ArrayList<>();
        intent.renamedTables().forEach((from, to) -> renames.add(new DataChange.TableRenamed(from, to)));
        ofColumns(intent, after)
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

    /** Those of columns, by the names that their tables have in the end; PostgreSQL renames them in the tables below too. */
    static List<SchemaChange.ColumnRenamed> ofColumns(ScriptIntent intent, SchemaSnapshot after) {
        Descent descent = new Descent(after);
        List<SchemaChange.ColumnRenamed> renames = new ArrayList<>();
        intent.renamedColumns().forEach((table, columns) -> {
            String now = intent.renamedTables().getOrDefault(table, table);
            for (String each : descent.withAllBelow(now)) {
                columns.forEach((from, to) -> renames.add(new SchemaChange.ColumnRenamed(each, from, to)));
            }
        });
        return renames;
    }
}
