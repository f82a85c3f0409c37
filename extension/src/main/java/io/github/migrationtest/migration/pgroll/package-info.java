/** pgroll: operations in JSON and YAML, which the user's own program applies to PostgreSQL. */
@NullMarked
package io.github.migrationtest.migration.pgroll;

import org.jspecify.annotations.NullMarked;
