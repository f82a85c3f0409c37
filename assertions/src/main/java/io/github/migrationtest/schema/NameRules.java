package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When two names are one.
 *
 * <p>SQLite ignores the case of ASCII letters. PostgreSQL's catalog holds names as they are compared. MySQL and MariaDB ignore
 * the case of all but tables, views and triggers, which are files: where the server ignores their case too, it keeps them in
 * lower case (dev.mysql.com, "Identifier Case Sensitivity").
 */
public final class NameRules {
    private NameRules() {}

    /** What all spellings of the name of a column, index or constraint have in common. */
    public static String key(DatabaseKind kind, String name) {
        return switch (kind) {
            case SQLITE -> Names.key(name);
            case POSTGRESQL -> name;
            case MYSQL, MARIADB -> name.toLowerCase(Locale.ROOT);
        };
    }

    /** The same of a table, view or trigger. */
    public static String tableKey(DatabaseKind kind, String name) {
        return kind == DatabaseKind.SQLITE ? Names.key(name) : name;
    }

    static String key(Attributes attributes, String name) {
        return key(attributes.kind(), name);
    }

    static String tableKey(Attributes attributes, String name) {
        return tableKey(attributes.kind(), name);
    }

    static Optional<String> key(Attributes attributes, Optional<String> name) {
        return name.map(each -> key(attributes, each));
    }

    static List<String> keys(Attributes attributes, List<String> names) {
        return names.stream().map(each -> key(attributes, each)).toList();
    }

    static boolean same(Attributes attributes, String one, String other) {
        return one.equals(other) || key(attributes, one).equals(key(attributes, other));
    }
}
