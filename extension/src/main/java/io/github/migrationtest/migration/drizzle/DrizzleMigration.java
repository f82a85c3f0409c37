package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.migration.Migration;

/**
 * A journal entry and its file.
 *
 * @param when milliseconds since 1970, from the journal
 * @param hash of the whole file
 */
record DrizzleMigration(Migration migration, long when, String hash) {

    /** Whether a row of the history is of this entry: by its time, or, after the journal was edited, by its content. */
    boolean isRecordedBy(DrizzleHistory.Row row) {
        return row.createdAt().isPresent() && row.createdAt().getAsDouble() == when
                || row.hash().equals(hash);
    }
}
