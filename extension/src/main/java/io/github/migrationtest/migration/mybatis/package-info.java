/** MyBatis Migrations: both directions in one file, a changelog that the first migration makes. */
@NullMarked
package io.github.migrationtest.migration.mybatis;

import org.jspecify.annotations.NullMarked;
