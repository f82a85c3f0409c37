/** A migration in Java that fails. */
@NullMarked
package io.github.migrationtest.migration.flyway.broken;

import org.jspecify.annotations.NullMarked;
