package io.github.migrationtest.examples.pgroll;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, each started and completed by pgroll. */
@WithPgroll
@MigrationTest(migrations = "migrations")
class GuestsChecksTest implements MigrationChecks {}
