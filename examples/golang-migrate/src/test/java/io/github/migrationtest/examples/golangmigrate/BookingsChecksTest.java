package io.github.migrationtest.examples.golangmigrate;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration. The fifth way back has a fault that nobody sees by running it, and is accepted by name. */
@MigrationTest
@Accept(
        check = "reversible",
        migration = "000005",
        because = "its down forgets the unique index on payments (reference); to be made again by hand")
class BookingsChecksTest implements MigrationChecks {}
