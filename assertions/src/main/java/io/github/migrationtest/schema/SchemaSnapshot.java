package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;

/** What a schema looked like at one moment. */
public record SchemaSnapshot(DatabaseKind kind) {
    /** The schema of a database as it stands. */
    public static SchemaSnapshot of(Database database) {
        return new SchemaSnapshot(database.kind());
    }
}
