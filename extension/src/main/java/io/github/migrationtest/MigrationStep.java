package io.github.migrationtest;

import io.github.migrationtest.migration.Migration;

/** One migration applied or taken back on one database, with what was seen before and after. */
public interface MigrationStep extends MigrationRun {

    /** Which one. */
    Migration migration();

    /** Whether it was replayed on a clone to see one migration of a longer run. */
    boolean replayed();
}
