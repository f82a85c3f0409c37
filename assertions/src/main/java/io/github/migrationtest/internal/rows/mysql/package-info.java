/** The rows of MySQL and MariaDB. */
@NullMarked
package io.github.migrationtest.internal.rows.mysql;

import org.jspecify.annotations.NullMarked;
