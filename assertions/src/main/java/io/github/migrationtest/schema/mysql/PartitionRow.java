package io.github.migrationtest.schema.mysql;

import java.util.Optional;

/** A row of {@code information_schema.PARTITIONS}: a partition, or a part of one. */
record PartitionRow(
        String table,
        String name,
        Optional<String> subname,
        String method,
        Optional<String> submethod,
        Optional<String> expression,
        Optional<String> subexpression,
        Optional<String> bound,
        Optional<String> comment) {}
