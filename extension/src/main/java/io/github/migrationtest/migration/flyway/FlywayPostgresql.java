package io.github.migrationtest.migration.flyway;

import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What flyway-database-postgresql is told; how differs between its versions, and it may be missing. */
final class FlywayPostgresql {
    /** Its name in the configuration. */
    static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

    private FlywayPostgresql() {}

    /** Lets it lock by the session; by default it does so in a transaction. */
    static void lockBySession(FluentConfiguration configuration) {
        try {
            // Since Flyway 11 an object has the setting; by name Flyway 13 takes it only where Jackson is.
            Class<?> type = Class.forName(
                    "org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension",
                    true,
                    FlywayLocations.loader());
            Optional<Object> extension = extension(configuration, type);
            if (extension.isPresent()) {
                type.getMethod("setTransactionalLock", boolean.class).invoke(extension.get(), false);
                return;
            }
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            // An older one, which is told by name.
        } catch (ReflectiveOperationException e) {
            throw new FlywayException("The lock of the session cannot be set: " + e.getMessage(), e);
        }
        configuration.configuration(Map.of(TRANSACTIONAL_LOCK, "false"));
    }

    private static Optional<Object> extension(FluentConfiguration configuration, Class<?> type)
            throws ReflectiveOperationException {
        try {
            return Optional.ofNullable(FluentConfiguration.class
                    .getMethod("getConfigurationExtension", Class.class)
                    .invoke(configuration, type));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
