/** Folders of dbmate, on SQLite, PostgreSQL, MySQL and MariaDB. */
@NullMarked
package io.github.migrationtest.migration.dbmate;

import org.jspecify.annotations.NullMarked;
