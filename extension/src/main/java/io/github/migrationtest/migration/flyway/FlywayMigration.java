package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Migration;
import java.util.Optional;

/**
 * A migration and what Flyway makes of it.
 *
 * @param migration as the folder has it; the scripts may be filled in otherwise for the database that they run on
 * @param up what applies it
 * @param down what takes it back
 */
record FlywayMigration(Migration migration, FlywayScript up, Optional<FlywayScript> down) {

    FlywayFile file() {
        return up.file();
    }

    boolean isRepeatable() {
        return file().type() == FlywayFile.Type.REPEATABLE;
    }

    /** The version as the history has it, empty for a repeatable. */
    String version() {
        return isRepeatable() ? "" : migration.version().text();
    }

    /** Of its text; of a repeatable's with its placeholders filled. */
    int checksum() {
        return FlywayChecksum.of(isRepeatable() ? up.script().text() : up.raw());
    }

    /** The same for a database that is there. */
    FlywayMigration on(FlywayDatabase database) {
        return new FlywayMigration(migration, up.on(database), down.map(script -> script.on(database)));
    }
}
