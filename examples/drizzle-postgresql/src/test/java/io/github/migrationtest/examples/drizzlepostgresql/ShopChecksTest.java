package io.github.migrationtest.examples.drizzlepostgresql;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration, one at a time and all of them in one transaction. */
@MigrationTest
class ShopChecksTest implements MigrationChecks {}
