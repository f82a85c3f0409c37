/** Databases at the right version, moves on them, and what was seen before and after. */
@NullMarked
package io.github.migrationtest.internal.rehearsal;

import org.jspecify.annotations.NullMarked;
