/** Drizzle Kit's two layouts, applied as drizzle-orm's migrators apply them to each engine. */
@NullMarked
package io.github.migrationtest.migration.drizzle;

import org.jspecify.annotations.NullMarked;
