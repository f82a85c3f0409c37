package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaDialect;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Set;

/** The schemas of SQLite, 3.37 and later. */
public final class SqliteDialect implements SchemaDialect {

    /** For {@link java.util.ServiceLoader}. */
    public SqliteDialect() {}

    @Override
    public Set<DatabaseKind> kinds() {
        return Set.of(DatabaseKind.SQLITE);
    }

    @Override
    public SchemaSnapshot read(Database database) {
        return SqliteSchemaReader.read(database);
    }

    @Override
    public String script(SchemaSnapshot schema) {
        return SqliteScript.of(schema);
    }
}
