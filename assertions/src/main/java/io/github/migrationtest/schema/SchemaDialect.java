package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.util.Set;

/** How the schemas of an engine are read and written. Found by {@link java.util.ServiceLoader}; may be called from many threads. */
public interface SchemaDialect {

    /** The engines it is for. */
    Set<DatabaseKind> kinds();

    /**
     * The schema of a database as it stands, its hidden tables included.
     *
     * @throws io.github.migrationtest.database.DatabaseException if it cannot be read
     */
    SchemaSnapshot read(Database database);

    /**
     * A schema as the statements that make it of an empty database, each ended by a semicolon. Equal schemas have equal
     * scripts, but for the case of names where the engine ignores it.
     */
    String script(SchemaSnapshot schema);
}
