/** Prisma Migrate: a folder with {@code migration.sql} per migration, applied as {@code prisma migrate deploy} does. */
@NullMarked
package io.github.migrationtest.migration.prisma;

import org.jspecify.annotations.NullMarked;
