/** What the library costs, measured with JMH beside doing the same by hand. */
@NullMarked
package io.github.migrationtest.benchmarks;

import org.jspecify.annotations.NullMarked;
