package io.github.migrationtest.examples.springboot;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, as the application runs them. */
@MigrationTest(migrations = "db/migration")
class NotesChecksTest implements MigrationChecks {}
