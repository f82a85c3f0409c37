package io.github.migrationtest.schema.mysql;

import java.util.Optional;

/** A row of {@code information_schema.STATISTICS}: one part of an index. */
record IndexRow(
        String table,
        String name,
        boolean unique,
        Optional<String> column,
        boolean descending,
        Optional<String> prefix,
        String method,
        Optional<String> comment,
        boolean invisible,
        Optional<String> expression) {}
