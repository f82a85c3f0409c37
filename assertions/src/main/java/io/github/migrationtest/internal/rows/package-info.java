/** How a server's rows are read and hashed where they are; an engine's own words stand in its sub-package. */
@NullMarked
package io.github.migrationtest.internal.rows;

import org.jspecify.annotations.NullMarked;
