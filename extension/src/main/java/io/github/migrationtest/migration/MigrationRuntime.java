package io.github.migrationtest.migration;

import io.github.migrationtest.fixtures.DatabaseSettings;

/**
 * The driver that migrates production, and what it does differently from others.
 *
 * @param name as in {@code runtime = "..."}: {@code better-sqlite3}, {@code libsql}, {@code sqlite-jdbc}
 * @param settings what its connections are told when they open
 * @param foreignKeysOffAroundRun whether it switches SQLite's foreign keys off before the run and on after it (libsql)
 * @param doubleQuotedText whether SQLite takes a double-quoted name that is no column for a text (sqlite-jdbc), instead of
 *     refusing it (better-sqlite3, node:sqlite, libsql)
 */
public record MigrationRuntime(
        String name, DatabaseSettings settings, boolean foreignKeysOffAroundRun, boolean doubleQuotedText) {

    @Override
    public String toString() {
        return name;
    }
}
