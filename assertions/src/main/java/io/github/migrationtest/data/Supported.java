package io.github.migrationtest.data;

import io.github.migrationtest.database.DatabaseKind;

/** The engines whose rows can be read here. */
final class Supported {

    private Supported() {}

    /** Fails with one sentence unless the engine is SQLite. */
    static void check(DatabaseKind kind, String what) {
        if (kind != DatabaseKind.SQLITE) {
            throw new UnsupportedOperationException(what + " of " + kind.productName()
                    + " cannot be checked yet; only SQLite's can. Query what you need through the connection instead.");
        }
    }
}
