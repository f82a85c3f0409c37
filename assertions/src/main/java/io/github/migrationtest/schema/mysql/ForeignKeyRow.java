package io.github.migrationtest.schema.mysql;

/** One column of a foreign key, of {@code information_schema.KEY_COLUMN_USAGE}, with the key's rules. */
record ForeignKeyRow(
        String table,
        String name,
        String column,
        String parentSchema,
        String parent,
        String parentColumn,
        String onDelete,
        String onUpdate) {}
