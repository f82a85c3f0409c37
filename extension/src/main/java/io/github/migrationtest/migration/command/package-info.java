/** Migrations that the user's own command applies, whatever it does. */
@NullMarked
package io.github.migrationtest.migration.command;

import org.jspecify.annotations.NullMarked;
