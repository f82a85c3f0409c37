package io.github.migrationtest.schema.mysql;

/** A check with the level it is on: MariaDB's may be a column's. */
record CheckRow(String table, String name, String clause, boolean enforced, boolean ofColumn) {}
