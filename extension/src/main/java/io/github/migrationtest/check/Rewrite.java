package io.github.migrationtest.check;

import io.github.migrationtest.migration.SqlStatement;

/**
 * A table whose every row a statement wrote anew.
 *
 * @param table its name
 * @param rows how many rows it had
 * @param statement which statement did
 */
public record Rewrite(String table, long rows, SqlStatement statement) {}
