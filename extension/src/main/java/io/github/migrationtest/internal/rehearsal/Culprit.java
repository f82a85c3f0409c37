package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;

/**
 * A statement that took rows or values.
 *
 * @param enforced whether foreign keys were enforced while it ran
 */
record Culprit(Migration migration, SqlScript script, SqlStatement statement, boolean enforced) {}
