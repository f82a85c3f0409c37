/** The schemas of PostgreSQL, read from its catalog. */
@NullMarked
package io.github.migrationtest.schema.postgresql;

import org.jspecify.annotations.NullMarked;
