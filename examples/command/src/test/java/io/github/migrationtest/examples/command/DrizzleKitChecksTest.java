package io.github.migrationtest.examples.command;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration: one at a time as Drizzle is known to apply them, all of them by the command itself. */
@WithNode
@MigrationTest(
        migrations = "drizzle",
        command = "npx drizzle-kit migrate",
        commandEnvironment = "DATABASE_URL={libsqlUrl}")
class DrizzleKitChecksTest implements MigrationChecks {}
