package io.github.migrationtest.examples.liquibase;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.Accept;
import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;

/** Every check on every change set, on both databases. The last rollback forgets an index that the change set drops. */
@MigrationTest(migrations = "changelog", options = "contexts=production")
@EachDatabase({SQLITE, POSTGRESQL})
@Accept(
        check = "reversible",
        migration = "shorter-status::carol",
        because = "its rollback does not make orders_customer_id again")
class ShopChecksTest implements MigrationChecks {}
