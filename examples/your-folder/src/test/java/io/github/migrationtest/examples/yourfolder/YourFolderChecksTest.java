package io.github.migrationtest.examples.yourfolder;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration of the folder that {@code migrationtest.migrations} names. */
@MigrationTest
class YourFolderChecksTest implements MigrationChecks {}
