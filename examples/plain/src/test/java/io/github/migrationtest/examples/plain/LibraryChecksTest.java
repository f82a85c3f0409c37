package io.github.migrationtest.examples.plain;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, on both databases. */
@MigrationTest(migrations = "migrations/{kind}")
@EachDatabase({SQLITE, POSTGRESQL})
class LibraryChecksTest implements MigrationChecks {}
