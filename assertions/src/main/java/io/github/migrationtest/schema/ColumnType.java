package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlSpacing;

/** The declared type of a column. */
final class ColumnType {
    private ColumnType() {}

    /** The type in lower case and one way of spacing: {@code decimal(10, 2)}. */
    static String canonical(String declared) {
        return SqlSpacing.join(SqlLexer.code(DatabaseKind.SQLITE, declared).stream()
                .map(token -> Names.key(token.name()))
                .toList());
    }
}
