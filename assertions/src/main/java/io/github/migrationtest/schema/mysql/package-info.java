/** The schemas of MySQL and MariaDB, read from {@code information_schema}. */
@NullMarked
package io.github.migrationtest.schema.mysql;

import org.jspecify.annotations.NullMarked;
