/** The schemas of SQLite: what its pragmas tell, and what only the statements that it keeps do. */
@NullMarked
package io.github.migrationtest.schema.sqlite;

import org.jspecify.annotations.NullMarked;
