/** Folders of plain SQL without a tool of their own, and diesel's. */
@NullMarked
package io.github.migrationtest.migration.plain;

import org.jspecify.annotations.NullMarked;
