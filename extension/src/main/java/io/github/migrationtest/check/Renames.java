package io.github.migrationtest.check;

import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tables and columns of before are called after, so that what was wrong with them is known again under another name. */
final class Renames {
    private final Map<String, String> tables = new HashMap<>();
    private final Map<List<String>, String> columns = new HashMap<>();

    Renames(SchemaDiff diff) {
        diff.ofType(SchemaChange.TableRenamed.class).forEach(renamed -> tables.put(renamed.from(), renamed.to()));
        diff.ofType(SchemaChange.ColumnRenamed.class)
                .forEach(renamed -> columns.put(List.of(renamed.table(), renamed.from()), renamed.to()));
    }

    /** A table by its name before. */
    String table(String name) {
        return tables.getOrDefault(name, name);
    }

    /** Columns of a table by their names before. */
    List<String> columns(String table, List<String> names) {
        return names.stream()
                .map(name -> columns.getOrDefault(List.of(table(table), name), name))
                .toList();
    }
}
