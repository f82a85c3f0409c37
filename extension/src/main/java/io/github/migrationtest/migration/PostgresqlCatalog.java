package io.github.migrationtest.migration;

/** What PostgreSQL is asked about what it has. */
public final class PostgresqlCatalog {
    /**
     * Whether a schema has a table that the user may see, as {@code information_schema.tables} has it: the view itself costs a new session
     * ten milliseconds. Its parameters are the names of the schema and the table.
     */
    public static final String HAS_TABLE = "SELECT 1 FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'v', 'f', 'p')"
            + " AND (pg_catalog.pg_has_role(c.relowner, 'USAGE')"
            + " OR pg_catalog.has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"
            + " OR pg_catalog.has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))";

    private PostgresqlCatalog() {}
}
