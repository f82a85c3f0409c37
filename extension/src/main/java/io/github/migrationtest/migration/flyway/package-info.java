/** Flyway's {@code V}, {@code U} and {@code R} scripts, applied to SQLite as flyway-core 13 applies them. */
@NullMarked
package io.github.migrationtest.migration.flyway;

import org.jspecify.annotations.NullMarked;
