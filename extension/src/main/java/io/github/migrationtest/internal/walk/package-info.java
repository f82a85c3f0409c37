/** The walk through the migrations that there are to rehearse, and what its checks make of it. */
@NullMarked
package io.github.migrationtest.internal.walk;

import org.jspecify.annotations.NullMarked;
