package io.github.migrationtest.examples.mybatis;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration. */
@MigrationTest
class LibraryChecksTest implements MigrationChecks {}
