package io.github.migrationtest.schema.mysql;

import java.util.Optional;

/** A row of {@code information_schema.COLUMNS}. */
record ColumnRow(
        String table,
        String name,
        String type,
        String dataType,
        boolean nullable,
        Optional<String> defaultValue,
        String extra,
        Optional<String> generation,
        Optional<String> collation,
        Optional<String> comment,
        Optional<String> spatialReference) {}
