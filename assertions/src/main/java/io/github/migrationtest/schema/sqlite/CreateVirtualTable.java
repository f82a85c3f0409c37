package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.CanonicalSql;

/** Reads a {@code CREATE VIRTUAL TABLE} as {@code sqlite_schema} keeps it. */
final class CreateVirtualTable {
    private CreateVirtualTable() {}

    /** The module and its arguments, which only the module understands. */
    static String moduleOf(String sql) {
        TokenCursor cursor = TokenCursor.over(sql);
        cursor.until("using");
        cursor.next();
        return CanonicalSql.statements(cursor.rest(), name -> false);
    }
}
