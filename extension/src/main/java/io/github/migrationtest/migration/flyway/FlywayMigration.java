package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Migration;
import java.util.Optional;

/**
 * A migration and what Flyway makes of it.
 *
 * @param migration as the folder has it; the scripts may be filled in otherwise for the database that they run on
 * @param up what applies it
 * @param down what takes it back
 * @param java what it is where it is none of SQL
 */
record FlywayMigration(Migration migration, FlywayScript up, Optional<FlywayScript> down, Optional<FlywayJava> java) {

    FlywayFile file() {
        return up.file();
    }

    boolean isRepeatable() {
        return file().type() == FlywayFile.Type.REPEATABLE;
    }

    FlywayKey key() {
        return isRepeatable() ? FlywayKey.repeatable(file().description()) : FlywayKey.version(migration.version());
    }

    /** The version as the history has it, empty for a repeatable. */
    String version() {
        return isRepeatable() ? "" : migration.version().text();
    }

    /** Of its text; of a repeatable's with its placeholders filled. */
    Optional<Integer> checksum() {
        return java.isPresent()
                ? java.get().checksum()
                : Optional.of(FlywayChecksum.of(isRepeatable() ? up.script().text() : up.raw()));
    }

    /** The history's word for it. */
    String type() {
        return java.isPresent() ? "JDBC" : "SQL";
    }

    /** The same for a database that is there. */
    FlywayMigration on(FlywayDatabase database) {
        return new FlywayMigration(
                migration, java.isPresent() ? up : up.on(database), down.map(script -> script.on(database)), java);
    }
}
