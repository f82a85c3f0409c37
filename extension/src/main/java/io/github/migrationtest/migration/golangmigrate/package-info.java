/** golang-migrate's {@code NNN_name.up.sql} and {@code NNN_name.down.sql}, applied as its SQLite driver does. */
@NullMarked
package io.github.migrationtest.migration.golangmigrate;

import org.jspecify.annotations.NullMarked;
