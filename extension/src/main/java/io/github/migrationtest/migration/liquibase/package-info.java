/** Liquibase: change logs in XML, YAML, JSON and SQL, run by the user's own liquibase-core. */
@NullMarked
package io.github.migrationtest.migration.liquibase;

import org.jspecify.annotations.NullMarked;
