package io.github.migrationtest.migration.flyway;

import java.util.Optional;

/**
 * A migration in Java, which Flyway instantiates itself.
 *
 * @param className as the history has it in the place of a script
 * @param checksum what it says of itself
 */
record FlywayJava(String className, String version, String description, Optional<Integer> checksum) {}
