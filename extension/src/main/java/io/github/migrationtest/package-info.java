/** What a test names: the annotations, the moves, and {@link io.github.migrationtest.MigrationAssertions} as the one entry point. */
@NullMarked
package io.github.migrationtest;

import org.jspecify.annotations.NullMarked;
