package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Version;
import java.util.Optional;

/** Versions as the history has them: anything may stand there that a person wrote. */
final class FlywayVersions {
    private FlywayVersions() {}

    static Optional<Version> of(String text) {
        try {
            return Optional.of(Version.dotted(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean same(String text, Version version) {
        return of(text).map(version::equals).orElse(false);
    }
}
