package io.github.migrationtest.schema;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
        return find(database.kind())
                .orElseThrow(() -> new UnsupportedOperationException("The schema of " + database.jdbcUrl()
                        + " cannot be read: this version reads those of " + known() + "."));
    }

    static SchemaDialect of(DatabaseKind kind) {
        return find(kind)
                .orElseThrow(() -> new UnsupportedOperationException("The schema of a " + kind.productName()
                        + " database cannot be written as SQL: this version writes those of " + known() + "."));
    }

    private static Optional<SchemaDialect> find(DatabaseKind kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    private static String known() {
        return BY_KIND.keySet().stream().map(DatabaseKind::productName).collect(Collectors.joining(", "));
    }
}
