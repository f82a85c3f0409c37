package io.github.migrationtest.internal.reach;

import java.util.Optional;
import java.util.Set;

/**
 * What was said about how far scripts may reach.
 *
 * @param ownServer whether roles and settings of the server are free
 * @param databaseName production's name of the database that is migrated
 * @param allowed names of what else scripts may name
 */
public record ReachSettings(boolean ownServer, Optional<String> databaseName, Set<String> allowed) {
    public ReachSettings {
        allowed = Set.copyOf(allowed);
    }
}
