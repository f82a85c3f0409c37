package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.migration.Migration;
import java.nio.file.Path;

/**
 * A migration and what the history keeps of it.
 *
 * @param when milliseconds since 1970: from the journal, or from the first 14 digits of a folder's name
 * @param hash of the whole file
 * @param snapshot where Drizzle Kit wrote the schema that it meant; the file need not be there
 */
record DrizzleMigration(Migration migration, long when, String hash, Path snapshot) {}
