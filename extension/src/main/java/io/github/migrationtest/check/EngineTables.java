package io.github.migrationtest.check;

import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of one engine by the names under which another may have them: without their schema, whatever their case. Two that share
 * such a name are none of them.
 */
final class EngineTables {
    private final Map<String, Table> byName = new HashMap<>();

    EngineTables(SchemaSnapshot schema) {
        Set<String> ambiguous = new HashSet<>();
        for (Table table : schema.tables()) {
            if (byName.putIfAbsent(key(table.name()), table) != null) {
                ambiguous.add(key(table.name()));
            }
        }
        byName.keySet().removeAll(ambiguous);
    }

    static String key(String table) {
        return RowKey.lower(table.substring(table.lastIndexOf('.') + 1));
    }

    Optional<Table> of(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }
}
