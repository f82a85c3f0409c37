package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Version;
import java.util.Optional;

/**
 * What Flyway knows a migration by.
 *
 * @param version none for a repeatable
 * @param description a repeatable's; that of a version does not count
 */
record FlywayKey(Optional<Version> version, String description) {
    static FlywayKey version(Version version) {
        return new FlywayKey(Optional.of(version), "");
    }

    static FlywayKey repeatable(String description) {
        return new FlywayKey(Optional.empty(), description);
    }
}
