/** What every tool needs to run scripts: sending a statement as production's driver would, and saying what failed. */
@NullMarked
package io.github.migrationtest.internal.run;

import org.jspecify.annotations.NullMarked;
