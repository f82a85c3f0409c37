package io.github.migrationtest.examples.drizzle;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** All that a user has to write. It fails, and has to: {@link NotesChecksTest} runs it and reads its failures. */
// region first
@MigrationTest(migrations = "drizzle", copyOf = "production.db.gz")
class NotesChecks implements MigrationChecks {}
// endregion
