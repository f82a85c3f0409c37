package io.github.migrationtest.examples.drizzlefolders;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, under the driver that production uses. */
@MigrationTest
@Accept(check = "reversible", migration = "20261126041544", because = "released long ago")
@Accept(check = "reversible", migration = "20261126041602", because = "released long ago")
class LibraryChecksTest implements MigrationChecks {}
