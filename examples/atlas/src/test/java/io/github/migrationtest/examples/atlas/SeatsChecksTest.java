package io.github.migrationtest.examples.atlas;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration; only the last one says how it is taken back. */
@MigrationTest(runtime = "go-sqlite3?_fk=1")
@Accept(check = "reversible", migration = "20240110080000", because = "the first version is not taken back")
@Accept(
        check = "reversible",
        migration = "20240122090000",
        because = "a longer name could not stand under the old table either")
class SeatsChecksTest implements MigrationChecks {}
