/** A live database, whatever made it: its kind and its connections. */
@NullMarked
package io.github.migrationtest.database;

import org.jspecify.annotations.NullMarked;
