package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaDialect;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Set;

/** The schemas of PostgreSQL, 15 and later. */
public final class PostgresqlDialect implements SchemaDialect {

    /** For {@link java.util.ServiceLoader}. */
    public PostgresqlDialect() {}

    @Override
    public Set<DatabaseKind> kinds() {
        return Set.of(DatabaseKind.POSTGRESQL);
    }

    @Override
    public SchemaSnapshot read(Database database) {
        return PostgresqlSchemaReader.read(database);
    }

    /** The whole of a schema as SQL that makes it anew in an empty database. */
    @Override
    public String script(SchemaSnapshot schema) {
        return PostgresqlScript.of(schema);
    }
}
