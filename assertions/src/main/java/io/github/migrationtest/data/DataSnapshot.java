package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;

/** What the rows of a database looked like at one moment. */
public record DataSnapshot(DatabaseKind kind) {
    /** The rows of a database as it stands. */
    public static DataSnapshot of(Database database) {
        return new DataSnapshot(database.kind());
    }
}
