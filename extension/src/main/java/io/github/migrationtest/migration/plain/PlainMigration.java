package io.github.migrationtest.migration.plain;

import io.github.migrationtest.migration.Migration;

/**
 * A migration of a plain folder.
 *
 * @param version what the history calls it
 * @param inTransaction whether it runs in one
 */
record PlainMigration(Migration migration, String version, boolean inTransaction) {}
