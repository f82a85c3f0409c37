package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The user's own flyway-core. Nothing here names its types: it may be missing. */
interface FlywayLibrary {

    /** The one on the class path of the tests. */
    static Optional<FlywayLibrary> find(FlywaySettings settings, FlywayLocations locations) {
        try {
            Class.forName("org.flywaydb.core.Flyway", false, FlywayLibrary.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
        return Optional.of(new FlywayCore(settings, locations));
    }

    /** Its version, for what depends on it. */
    String version();

    /** The migrations in Java that it finds. */
    List<FlywayJava> javaMigrations();

    /** The callbacks in Java that it is told of or finds. */
    List<FlywayCallback> callbacks();

    /** Migrates to the last of some migrations. */
    void migrate(RunDatabase database, MigrationRuntime runtime, FlywayWanted wanted, RunObserver observer)
            throws SQLException;
}
