package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** When a name in a snapshot is that of a thing in a database. */
final class DrizzleNames {
    /** PostgreSQL cuts longer names, with a notice that nobody sees (NAMEDATALEN). */
    private static final int BYTES = 63;

    private DrizzleNames() {}

    static String key(DatabaseKind kind, String name) {
        String key = NameRules.key(kind, name);
        while (kind == DatabaseKind.POSTGRESQL && key.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            key = key.substring(0, key.length() - 1);
        }
        return key;
    }

    static List<String> keys(DatabaseKind kind, List<String> names) {
        return names.stream().map(name -> key(kind, name)).toList();
    }

    static String tableKey(DatabaseKind kind, String name) {
        return NameRules.tableKey(kind, name);
    }

    static boolean same(DatabaseKind kind, String one, String other) {
        return key(kind, one).equals(key(kind, other));
    }
}
