package io.github.migrationtest.schema.sqlite;

import java.util.Locale;

/**
 * What SQLite does with a row that breaks a constraint: its {@code ON CONFLICT} clause.
 *
 * <p>{@link #ABORT} is what a constraint without the clause does.
 */
enum ConflictResolution {
    ABORT,
    ROLLBACK,
    FAIL,
    IGNORE,
    REPLACE;

    /** As SQL writes it, in lower case: {@code replace}. */
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
