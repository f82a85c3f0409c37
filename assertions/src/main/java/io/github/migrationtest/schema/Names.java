package io.github.migrationtest.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How names are compared: as SQLite does, ignoring the case of ASCII letters and of no others. */
final class Names {
    private Names() {}

    /** What two spellings of one name have in common. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            key.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return key.toString();
    }

    static List<String> keys(Collection<String> names) {
        return names.stream().map(Names::key).toList();
    }

    static Optional<String> key(Optional<String> name) {
        return name.map(Names::key);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
