package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.CanonicalSql;

/** Whether two expressions are one, whatever their spacing, quotes of names and case. */
final class SameSql {
    private SameSql() {}

    static boolean same(String one, String other) {
        return CanonicalSql.expression(one).equals(CanonicalSql.expression(other));
    }
}
