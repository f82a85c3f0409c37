package io.github.migrationtest.examples.dbmate;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, on tables that have rows, and each back and up again. */
@MigrationTest
class ParcelsChecksTest implements MigrationChecks {}
