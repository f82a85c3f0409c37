/** Flyway's {@code V}, {@code U} and {@code R} scripts, applied as flyway-core applies them: measured beside 13.12. */
@NullMarked
package io.github.migrationtest.migration.flyway;

import org.jspecify.annotations.NullMarked;
