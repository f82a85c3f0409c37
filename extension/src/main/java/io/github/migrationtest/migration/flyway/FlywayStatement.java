package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.SqlStatement;

/**
 * A statement as Flyway takes it.
 *
 * @param transactional whether it can run in a transaction
 */
record FlywayStatement(SqlStatement statement, boolean transactional) {}
