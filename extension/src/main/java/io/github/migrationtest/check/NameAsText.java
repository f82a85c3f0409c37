package io.github.migrationtest.check;

import io.github.migrationtest.migration.SqlStatement;

/**
 * A column's name in double quotes that SQLite took for a text, since the statement reads no such column.
 *
 * @param name what stands in the quotes
 * @param statement which statement stored it
 */
public record NameAsText(String name, SqlStatement statement) {}
