package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import java.util.List;

/** The drivers that run Flyway, and on PostgreSQL how it locks. */
final class FlywayRuntimes {
    /** {@code flyway.postgresql.transactional.lock=true}, the default: the lock lives in a transaction of another connection. */
    static final String TRANSACTIONAL_LOCK = "pgjdbc";

    /** {@code flyway.postgresql.transactional.lock=false}: everything happens on one connection. */
    static final String SESSION_LOCK = "pgjdbc-session-lock";

    private FlywayRuntimes() {}

    static MigrationRuntime choose(FolderSettings settings, FlywaySettings flyway, DatabaseKind kind) {
        List<String> known = names(kind);
        String usual = kind == DatabaseKind.POSTGRESQL && flyway.locksBySession() ? SESSION_LOCK : known.get(0);
        String name = settings.runtime().orElse(usual);
        if (!known.contains(name)) {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs Flyway on " + kind.productName()
                            + (known.size() == 1 ? ". Known is " : ". Known are ") + String.join(", ", known) + ".",
                    settings.folder());
        }
        return new MigrationRuntime(name, DatabaseSettings.none(), false, true);
    }

    private static List<String> names(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> List.of("sqlite-jdbc");
            case POSTGRESQL -> List.of(TRANSACTIONAL_LOCK, SESSION_LOCK);
            case MYSQL -> List.of("mysql-connector-j");
            case MARIADB -> List.of("mariadb-java-client");
        };
    }
}
