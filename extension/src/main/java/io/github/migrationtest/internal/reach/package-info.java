/** What scripts name beyond their own database: what is refused, and the production database's name, which is mapped. */
@NullMarked
package io.github.migrationtest.internal.reach;

import org.jspecify.annotations.NullMarked;
