/** Drizzle Kit's journal layout, applied as drizzle-orm's migrators apply it to SQLite. */
@NullMarked
package io.github.migrationtest.migration.drizzle;

import org.jspecify.annotations.NullMarked;
