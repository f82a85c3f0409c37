package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;

/**
 * Rows that are put in when a database stands at a version.
 *
 * @param at the last migration that is applied then
 * @param asked how the user asked for them
 */
public record RowsAt(Migration at, String asked, Rows rows) {

    /** What puts rows in. */
    @FunctionalInterface
    public interface Rows {

        /** Puts them in, and commits them. */
        void into(TestDatabase database);
    }
}
