/** What a schema looked like at one moment, and what changed between two: immutable, sorted, comparable records. */
@NullMarked
package io.github.migrationtest.schema;

import org.jspecify.annotations.NullMarked;
