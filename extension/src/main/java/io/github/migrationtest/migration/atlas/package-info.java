/** Versioned folders of Atlas, on SQLite, PostgreSQL, MySQL and MariaDB. */
@NullMarked
package io.github.migrationtest.migration.atlas;

import org.jspecify.annotations.NullMarked;
