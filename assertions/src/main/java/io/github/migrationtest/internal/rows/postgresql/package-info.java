/** The rows of PostgreSQL. */
@NullMarked
package io.github.migrationtest.internal.rows.postgresql;

import org.jspecify.annotations.NullMarked;
