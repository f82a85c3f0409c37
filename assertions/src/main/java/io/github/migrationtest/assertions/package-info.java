/**
 * AssertJ assertions about schemas, rows and live databases.
 *
 * <p>{@link io.github.migrationtest.assertions.DatabaseAssertions} is where to begin.
 */
@NullMarked
package io.github.migrationtest.assertions;

import org.jspecify.annotations.NullMarked;
