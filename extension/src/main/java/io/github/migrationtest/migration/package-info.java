/** Migrations as their tools see them: scripts, versions, and the tools behind one SPI, each in a package of its own. */
@NullMarked
package io.github.migrationtest.migration;

import org.jspecify.annotations.NullMarked;
