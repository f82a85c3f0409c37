package io.github.migrationtest.examples.prisma;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, and on the down scripts beside them. */
@MigrationTest
@Accept(check = "reversible", migration = "20240105090000", because = "the first version is not taken back")
class NotesChecksTest implements MigrationChecks {}
