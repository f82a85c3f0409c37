/** Migrations in Java beside the scripts of the same place of the class path. */
@NullMarked
package io.github.migrationtest.migration.flyway.unsummed;

import org.jspecify.annotations.NullMarked;
