/** What the rows looked like at one moment, and what changed between two. */
@NullMarked
package io.github.migrationtest.data;

import org.jspecify.annotations.NullMarked;
