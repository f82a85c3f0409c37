/** Supabase's migrations, applied as its command line does. */
@NullMarked
package io.github.migrationtest.migration.supabase;

import org.jspecify.annotations.NullMarked;
