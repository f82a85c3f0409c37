package io.github.migrationtest.schema.postgresql;

/**
 * What an object is known by across the catalog.
 *
 * @param catalog the table of the catalog that it is a row of
 * @param oid its own
 * @param column the number of a column, or 0
 */
record ObjectKey(String catalog, long oid, int column) {}
