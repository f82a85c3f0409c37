package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ToolOptions;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Statement;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.OperationResult;
import org.jspecify.annotations.Nullable;

/** The user's flyway-core, 10 to 13: only what all of these have is used. */
final class FlywayCore implements FlywayLibrary {
    private static final String CALLBACKS = "db/callback";
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

    /** Those of the configuration and those where Flyway looks by itself; a folder that has none costs nothing. */
    @Override
    public List<FlywayCallback> callbacks() {
        if (settings.list("callbacks").isEmpty() && !FlywayLocations.exists(CALLBACKS)) {
            return List.of();
        }
        try {
            Configuration loaded = configured(Map.of())
                    .dataSource("jdbc:sqlite::memory:", "", "")
                    .load()
                    .getConfiguration();
            return Stream.of(loaded.getCallbacks())
                    .map(callback -> new FlywayCallback(
                            callback.getClass().getName(),
                            Stream.of(Event.values())
                                    .filter(event -> supports(callback, event, loaded))
                                    .map(Event::getId)
                                    .collect(Collectors.toSet())))
                    .toList();
        } catch (FlywayException e) {
            throw new MigrationFolderException(
                    "Flyway cannot load its callbacks in Java (callbacks = "
                            + String.join(", ", settings.list("callbacks")) + "): " + e.getMessage()
                            + "\nPut their classes on the class path of the tests, or correct the names.",
                    settings.files().stream().findFirst().orElse(null),
                    0,
                    e);
        }
    }

    /** By its name: Flyway 10 and 13 have the method in different interfaces. */
    private static boolean supports(Callback callback, Event event, Configuration configuration) {
        try {
            Method supports = callback.getClass().getMethod("supports", Event.class, Context.class);
            supports.setAccessible(true);
            return Boolean.TRUE.equals(supports.invoke(callback, event, new Nowhere(configuration)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // One that looks at the database before it says so is asked by Flyway itself, in the run.
            return true;
        }
    }

    /** Where a callback is asked while there is no database. */
    private record Nowhere(Configuration configuration) implements Context {
        @Override
        public Configuration getConfiguration() {
            return configuration;
        }

        @Override
        public @Nullable Connection getConnection() {
            return null;
        }

        @Override
        public @Nullable MigrationInfo getMigrationInfo() {
            return null;
        }

        @Override
        public @Nullable Statement getStatement() {
            return null;
        }

        @Override
        public @Nullable OperationResult getOperationResult() {
            return null;
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
        try {
            Flyway flyway = configuration.load();
            watch(flyway, watch);
            flyway.migrate();
        } catch (FlywayException | FlywayWatch.Stopped failure) {
            FlywayAftermath aftermath = new FlywayAftermath(before, lock, settings);
            throw new FlywayFailure(failure, watch, aftermath).explained(database.connection());
        }
    }

    /** Not before it is loaded: what Flyway finds in {@code db/callback} then takes the place of all that it was given. */
    private static void watch(Flyway flyway, FlywayWatch watch) {
        if (!(flyway.getConfiguration() instanceof ClassicConfiguration loaded)) {
            throw new IllegalStateException("Flyway is configured by " + flyway.getConfiguration() + ".");
        }
        List<Callback> callbacks = new ArrayList<>(List.of(loaded.getCallbacks()));
        callbacks.add(watch);
        loaded.setCallbacks(callbacks.toArray(Callback[]::new));
    }

    private static void refuseToWait(FlywayLock lock, FlywayMigration entry, Connection connection) {
        if (entry.up().runsInTransaction()) {
            return;
        }
        for (FlywayStatement statement : entry.up().statements()) {
            if (lock.isWaitedForBy(statement.statement())) {
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
