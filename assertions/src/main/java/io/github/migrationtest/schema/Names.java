package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.CanonicalSql;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How names are compared: as SQLite does, ignoring the case of ASCII letters and of no others. */
final class Names {
    private Names() {}

    /** What two spellings of one name have in common. */
    static String key(String name) {
        return CanonicalSql.lowerCase(name);
    }

    static List<String> keys(Collection<String> names) {
        return names.stream().map(Names::key).toList();
    }

    static Optional<String> key(Optional<String> name) {
        return name.map(Names::key);
    }

    static boolean same(String one, String other) {
        return one.length() == other.length() && key(one).equals(key(other));
    }
}
