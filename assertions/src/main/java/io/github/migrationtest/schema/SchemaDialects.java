package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

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

    static SchemaDialect of(DatabaseKind kind) {
        return Objects.requireNonNull(BY_KIND.get(kind), () -> "no dialect of " + kind + " is on the class path");
    }
}
