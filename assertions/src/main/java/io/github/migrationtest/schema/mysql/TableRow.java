package io.github.migrationtest.schema.mysql;

import java.util.Optional;

/**
 * A row of {@code information_schema.TABLES}.
 *
 * @param comment of a view that cannot be read, why
 */
record TableRow(String name, String type, String engine, Optional<String> collation, String options, String comment) {

    boolean isTable() {
        return type.equals("BASE TABLE") || isSystemVersioned();
    }

    boolean isPartitioned() {
        return options.contains("partitioned");
    }

    boolean isView() {
        return type.equals("VIEW");
    }

    boolean isSequence() {
        return type.equals("SEQUENCE");
    }

    boolean isSystemVersioned() {
        return type.equals("SYSTEM VERSIONED");
    }
}
