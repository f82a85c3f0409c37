/** The JUnit glue: the only place that knows JUnit. */
@NullMarked
package io.github.migrationtest.internal.junit;

import org.jspecify.annotations.NullMarked;
