package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/** Where the statements of one engine name what is not in their database. */
interface Rules {

    /** All that a clause names, in no particular order. */
    List<Mention> mentions(Clause clause);

    /** Whether these are two spellings of one database's name. */
    boolean isSame(String name, String other);

    static Rules of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SqliteRules();
            case POSTGRESQL -> new PostgresqlRules();
            case MYSQL, MARIADB -> new MysqlRules();
        };
    }
}
