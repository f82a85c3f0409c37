/** Folders of goose, on SQLite, PostgreSQL, MySQL and MariaDB. */
@NullMarked
package io.github.migrationtest.migration.goose;

import org.jspecify.annotations.NullMarked;
