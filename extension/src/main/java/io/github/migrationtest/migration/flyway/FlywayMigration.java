package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;

/**
 * A migration and what Flyway's history says of it.
 *
 * @param checksum of its text; for a repeatable with its placeholders filled
 * @param transactional unless a file beside it says otherwise
 */
record FlywayMigration(Migration migration, FlywayFile file, int checksum, boolean transactional) {

    boolean isRepeatable() {
        return file.type() == FlywayFile.Type.REPEATABLE;
    }

    /** The version as the history has it, empty for a repeatable. */
    String version() {
        return isRepeatable() ? "" : migration.version().text();
    }

    /** Whether it runs in a transaction: a script of {@code PRAGMA foreign_keys} alone does not. */
    boolean runsInTransaction() {
        return transactional && migration.up().statements().stream().noneMatch(FlywayScript::needsNoTransaction);
    }

    /** Whether Flyway refuses it, {@code mixed} being off as it is by default. */
    boolean mixes() {
        return transactional
                && !runsInTransaction()
                && !migration.up().statements().stream().allMatch(FlywayScript::needsNoTransaction);
    }

    /** The first statement of the kind that does not go with what was before it. */
    SqlStatement firstOffender() {
        boolean first =
                FlywayScript.needsNoTransaction(migration.up().statements().get(0));
        return migration.up().statements().stream()
                .filter(statement -> FlywayScript.needsNoTransaction(statement) != first)
                .findFirst()
                .orElseThrow();
    }
}
