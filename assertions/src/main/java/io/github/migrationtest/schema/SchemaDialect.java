package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.util.Set;

/** How the schemas of an engine are read. Found by {@link java.util.ServiceLoader}; may be called from many threads. */
public interface SchemaDialect {

    /** The engines it is for. */
    Set<DatabaseKind> kinds();

    /**
     * The schema of a database as it stands, its hidden tables included.
     *
     * @throws io.github.migrationtest.database.DatabaseException if it cannot be read
     */
    SchemaSnapshot read(Database database);
}
