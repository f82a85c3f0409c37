package io.github.migrationtest.schema.mysql;

/**
 * One column of a foreign key, of {@code information_schema.KEY_COLUMN_USAGE}, with the key's rules.
 *
 * @param parent with its database in front if that is another
 */
record ForeignKeyRow(
        String table,
        String name,
        String column,
        String parent,
        String parentColumn,
        String onDelete,
        String onUpdate) {}
