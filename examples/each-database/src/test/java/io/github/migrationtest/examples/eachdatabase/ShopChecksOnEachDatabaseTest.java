package io.github.migrationtest.examples.eachdatabase;

import static io.github.migrationtest.WhenUnavailable.SKIP;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every migration on each database, and whether all four end with the same schema. */
@MigrationTest(migrations = "migrations/{kind}", whenUnavailable = SKIP)
@EachDatabase({SQLITE, POSTGRESQL, MARIADB, MYSQL})
class ShopChecksOnEachDatabaseTest implements MigrationChecks {}
