package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ToolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The user's flyway-core, 10 to 13: only what all of these have is used. */
final class FlywayCore implements FlywayLibrary {
    private static final String IGNORED = "flyway.ignoreMigrationPatterns";

    private final FlywaySettings settings;
    private final FlywayLocations locations;

    FlywayCore(FlywaySettings settings, FlywayLocations locations) {
        this.settings = settings;
        this.locations = locations;
    }

    @Override
    public String version() {
        return String.valueOf(Flyway.class.getProtectionDomain().getCodeSource());
    }

    /** Asked of an empty database in memory: what is found does not depend on the database. */
    @Override
    public List<FlywayJava> javaMigrations() {
        if (!locations.mayHaveClasses()) {
            return List.of();
        }
        try {
            return Stream.of(configured(Map.of())
                            .dataSource("jdbc:sqlite::memory:", "", "")
                            .resourceProvider(
                                    new FlywayFiles(List.of(), Map.of(), settings.encoding(), ToolOptions.none()))
                            .load()
                            .info()
                            .all())
                    .filter(info -> info.getType().name().equals("JDBC"))
                    .map(FlywayCore::java)
                    .toList();
        } catch (FlywayException e) {
            throw new MigrationFolderException(
                    "Flyway cannot read its migrations in Java in " + String.join(", ", locations.packages()) + ": "
                            + e.getMessage(),
                    null,
                    0,
                    e);
        }
    }

    private static FlywayJava java(MigrationInfo info) {
        return new FlywayJava(
                info.getScript(),
                info.getVersion() == null ? "" : info.getVersion().getVersion(),
                info.getDescription(),
                Optional.ofNullable(info.getChecksum()));
    }

    @Override
    public void migrate(RunDatabase database, MigrationRuntime runtime, FlywayWanted wanted, RunObserver observer)
            throws SQLException {
        FlywayDatabase before = FlywayDatabase.of(database.connection(), settings);
        FlywayLock lock = new FlywayLock(runtime);
        FlywayWatch watch = new FlywayWatch(wanted, before, observer);
        for (FlywayMigration entry : wanted.migrations()) {
            refuseToWait(lock, entry, database.connection());
        }
        FluentConfiguration configuration = configured(said(wanted));
        if (runtime.name().equals(FlywayRuntimes.SESSION_LOCK)) {
            FlywayPostgresql.lockBySession(configuration);
        }
        configuration.dataSource(database.dataSource());
        configuration.resourceProvider(
                new FlywayFiles(wanted.visible(), wanted.read(), settings.encoding(), wanted.options()));
        wanted.target().ifPresent(configuration::target);
        List<Callback> callbacks = new ArrayList<>(List.of(configuration.getCallbacks()));
        callbacks.add(watch);
        configuration.callbacks(callbacks.toArray(Callback[]::new));
        try {
            configuration.load().migrate();
        } catch (FlywayException | FlywayWatch.Stopped failure) {
            FlywayAftermath aftermath = new FlywayAftermath(before, lock, settings);
            throw new FlywayFailure(failure, watch, aftermath).explained(database.connection());
        }
    }

    private static void refuseToWait(FlywayLock lock, FlywayMigration entry, Connection connection) {
        for (FlywayStatement statement : entry.up().statements()) {
            if (!entry.up().runsInTransaction() && lock.isWaitedForBy(statement.statement())) {
                throw StatementRunner.refused(
                                entry.migration(), entry.up().script(), statement.statement(), FlywayLock.WOULD_WAIT)
                        .toException(connection, "Nothing of this run has been started.");
            }
        }
    }

    /** What differs from run to run. */
    private Map<String, String> said(FlywayWanted wanted) {
        // What is really missing has been found before: Flyway 10 knows no pattern for repeatables alone.
        return wanted.hidesApplied()
                ? Map.of(IGNORED, settings.get("ignoreMigrationPatterns").orElse("*:future") + ",*:missing")
                : Map.of();
    }

    private FluentConfiguration configured(Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(settings.values());
        values.remove("flyway.locations");
        values.remove("flyway.failOnMissingLocations");
        values.remove(FlywayPostgresql.TRANSACTIONAL_LOCK);
        values.putAll(more);
        FluentConfiguration configuration = Flyway.configure(FlywayLocations.loader());
        configuration.configuration(values);
        List<String> places = new ArrayList<>();
        locations.packages().forEach(name -> places.add("classpath:" + name));
        if (places.isEmpty()) {
            locations.folders().forEach(folder -> places.add("filesystem:" + folder));
        }
        return configuration.locations(places.toArray(String[]::new));
    }
}
