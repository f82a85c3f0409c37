package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The dialects of this library, by engine. */
final class SchemaDialects {
    private static final Map<DatabaseKind, SchemaDialect> BY_KIND = new EnumMap<>(DatabaseKind.class);

    static {
        // Not the thread's class loader: a test framework may have set one that does not see this library's services.
        for (SchemaDialect dialect : ServiceLoader.load(SchemaDialect.class, SchemaDialect.class.getClassLoader())) {
            dialect.kinds().forEach(kind -> BY_KIND.put(kind, dialect));
        }
    }

    private SchemaDialects() {}

    static SchemaDialect of(Database database) {
        SchemaDialect dialect = BY_KIND.get(database.kind());
        if (dialect == null) {
            throw new UnsupportedOperationException("The schema of " + database.jdbcUrl()
                    + " cannot be read: this version reads those of "
                    + BY_KIND.keySet().stream().map(DatabaseKind::productName).collect(Collectors.joining(", "))
                    + ".");
        }
        return dialect;
    }
}
