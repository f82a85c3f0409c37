package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.ServerAccess;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.Template;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.copy.CopySource;
import io.github.migrationtest.internal.reach.ReachSettings;
import io.github.migrationtest.internal.settings.Hooks;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.command.CommandTool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What lives as long as the run and is made once: folders read, directories opened, templates built, the report. */
public final class RunState implements AutoCloseable {
    private final Memo<PlanKey, Plan> plans = new Memo<>();
    private final Memo<FolderKey, MigrationFolder> folders = new Memo<>();
    private final Memo<DirectoryKey, DatabaseDirectory> directories = new Memo<>();
    private final Memo<FactoryKey, DatabaseFactory> factories = new Memo<>();
    private final Memo<TemplateKey, Template> templates = new Memo<>();
    private final Memo<String, Boolean> forgotten = new Memo<>();
    private final Providers providers = Providers.onTheClassPath();
    private final GivenServers givenServers = new GivenServers();
    private final Report report = new Report();

    private record PlanKey(Settings settings, Class<?> testClass) {}

    private record FolderKey(FolderSettings settings, Optional<String> tool) {}

    private record DirectoryKey(Path base, boolean keepCopies) {}

    private record FactoryKey(
            DatabaseKind kind, DatabaseDirectory directory, ServerSettings server, Optional<ServerAccess> given) {}

    /** A template is known by all that its schema and its rows can depend on. */
    private record TemplateKey(
            MigrationFolder folder,
            DatabaseFactory factory,
            Optional<CopySource> copyOf,
            Optional<Migration> baseline,
            ReachSettings reach,
            Hooks hooks,
            StartPoint start) {}

    /**
     * The plan for what was set for a class, the same for all its tests that set the same; see {@link Planner#plan}.
     *
     * @throws SettingsException if it cannot be
     */
    public Plan plan(Settings settings, Class<?> testClass) {
        return plans.get(
                new PlanKey(settings, testClass),
                key -> Planner.plan(this, key.settings(), Surroundings.of(key.testClass())));
    }

    MigrationFolder folder(FolderSettings settings, Optional<String> tool) {
        return folders.get(
                new FolderKey(settings, tool),
                key -> key.settings().options().command().isPresent()
                        ? CommandTool.open(key.settings(), key.tool())
                        : MigrationTools.open(key.settings(), key.tool()));
    }

    DatabaseDirectory directory(Path base, boolean keepCopies) {
        return directories.get(
                new DirectoryKey(base, keepCopies), key -> DatabaseDirectory.open(key.base(), key.keepCopies()));
    }

    /**
     * Where the databases of a plan are made.
     *
     * @throws io.github.migrationtest.fixtures.ServerUnavailableException if its server cannot be had; said once, then remembered
     */
    public DatabaseFactory factory(Plan plan) {
        return factory(new Place(plan.provider(), plan.directory(), plan.server()));
    }

    /**
     * Where databases for what was set are made, whatever their migrations.
     *
     * @throws io.github.migrationtest.fixtures.ServerUnavailableException if its server cannot be had; said once, then remembered
     * @throws SettingsException if what was set cannot be
     */
    public DatabaseFactory factory(Settings settings, Class<?> testClass) {
        return factory(Planner.place(this, settings, Surroundings.of(testClass)));
    }

    private DatabaseFactory factory(Place place) {
        return factories.get(
                new FactoryKey(
                        place.provider().kind(),
                        place.directory(),
                        GivenServers.located(place.server()),
                        place.server().given()),
                key -> place.provider().open(key.directory(), key.server()));
    }

    /** A class uses a server that it starts itself, until {@link #endOn}. */
    public void beginOn(ServerAccess access) {
        givenServers.begin(access);
    }

    /** A class needs its server no longer; with the last one everything on it ends. */
    public void endOn(ServerAccess access) {
        if (givenServers.end(access)) {
            factories
                    .forget(key -> key.given().filter(access::equals).isPresent())
                    .forEach(RunState::close);
        }
    }

    /** A server of the user's may be gone already, and the databases with it. */
    private static void close(DatabaseFactory factory) {
        try {
            factory.close();
        } catch (DatabaseException e) {
            String state = e.getCause() instanceof SQLException cause && cause.getSQLState() != null
                    ? cause.getSQLState()
                    : "";
            if (!state.startsWith("08") && !state.startsWith("57P")) {
                throw e;
            }
        }
    }

    /** The provider of a kind. */
    DatabaseProvider provider(DatabaseKind kind) {
        return providers.of(kind);
    }

    /**
     * The template of the databases that start at a point of a plan.
     *
     * @throws SettingsException if the plan does not reach that point
     */
    public Template template(Plan plan, StartPoint start) {
        TemplateKey key = new TemplateKey(
                plan.folder(),
                factory(plan),
                plan.copyOf().map(Plan.CopyOf::source),
                plan.baseline(),
                plan.reach().settings(),
                plan.hooks(),
                start);
        return templates.get(key, missing -> new TemplateBuilder(this, plan).build(start));
    }

    /** The migrations that there are to rehearse: all of them from an empty database, what is pending on a copy. */
    public List<Migration> toRehearse(Plan plan) {
        if (plan.copyOf().isEmpty()) {
            return plan.folder().all();
        }
        Template copy = template(plan, new StartPoint.AsItIs());
        try (TestDatabase database = factory(plan).create(copy, plan.settings(), "pending")) {
            return new LiveMigrations(plan, database).pending();
        }
    }

    /** Removes what earlier runs kept of a class, before its first test in this run. */
    public void forgetKept(Plan plan, String className) {
        forgotten.get(plan.directory().path() + "\n" + className, key -> {
            plan.directory().forgetKept(className);
            return true;
        });
    }

    /** What was rehearsed and found. */
    public Report report() {
        return report;
    }

    @Override
    public void close() {
        report.print(System.out);
        factories.forEachMade(DatabaseFactory::close);
        directories.forEachMade(DatabaseDirectory::close);
    }
}
