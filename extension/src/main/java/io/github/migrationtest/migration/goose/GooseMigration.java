package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.Migration;
import java.util.Optional;

/**
 * A migration, and what it is run as.
 *
 * @param scripts both directions; empty for one in Go
 * @param transaction whether it runs in one, where it is in Go
 */
record GooseMigration(Migration migration, long version, Optional<Scripts> scripts, boolean transaction) {

    /** Both directions of a file of SQL; its down has nothing in it where the file has none. */
    record Scripts(GooseScript up, GooseScript down) {}
}
