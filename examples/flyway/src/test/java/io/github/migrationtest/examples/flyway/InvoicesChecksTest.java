package io.github.migrationtest.examples.flyway;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, those in Java and those that run whenever they change too. */
@MigrationTest(migrations = "db/migration")
@Accept(
        check = "reversible",
        migration = "1",
        because = "the log of the callback stays, which begins with the first run")
class InvoicesChecksTest implements MigrationChecks {}
