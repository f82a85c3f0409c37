package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.SqlStatement;
import java.util.Optional;

/**
 * A statement as Flyway takes it.
 *
 * @param transactional whether it can run in a transaction
 * @param copyData the lines behind a {@code COPY ... FROM STDIN}
 */
record FlywayStatement(SqlStatement statement, boolean transactional, Optional<String> copyData) {}
