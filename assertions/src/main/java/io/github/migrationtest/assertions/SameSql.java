package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;

/** Whether two expressions are one, whatever their spacing, quotes of names and case. */
final class SameSql {
    private SameSql() {}

    static boolean same(DatabaseKind kind, String one, String other) {
        return CanonicalSql.expression(kind, one).equals(CanonicalSql.expression(kind, other));
    }
}
