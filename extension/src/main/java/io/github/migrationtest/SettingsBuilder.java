package io.github.migrationtest;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ConnectionHook;
import io.github.migrationtest.fixtures.ServerAccess;
import io.github.migrationtest.internal.settings.GivenServer;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.migration.CodeMigration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sets by code what {@link MigrationTest}'s attributes of the same names set.
 *
 * @param <SELF> what a setter gives: the builder itself
 */
public abstract class SettingsBuilder<SELF extends SettingsBuilder<SELF>> {
    private final String origin;
    private Settings settings = Settings.none();

    SettingsBuilder(String origin) {
        this.origin = origin;
    }

    /** All that was set so far. */
    Settings settings() {
        return settings;
    }

    abstract SELF self();

    /** See {@link MigrationTest#migrations}. */
    public SELF migrations(String migrations) {
        return with(Setting.MIGRATIONS, migrations);
    }

    /** See {@link MigrationTest#rollbacks}. */
    public SELF rollbacks(String rollbacks) {
        return with(Setting.ROLLBACKS, rollbacks);
    }

    /** See {@link MigrationTest#tool}. */
    public SELF tool(String tool) {
        return with(Setting.TOOL, tool);
    }

    /** See {@link MigrationTest#runtime}. */
    public SELF runtime(String runtime) {
        return with(Setting.RUNTIME, runtime);
    }

    /** See {@link MigrationTest#database}. */
    public SELF database(DatabaseKind kind) {
        return with(Setting.DATABASE, kind.name());
    }

    /** See {@link MigrationTest#copyOf}. */
    public SELF copyOf(String source) {
        return with(Setting.COPY_OF, source);
    }

    /** See {@link MigrationTest#copyOf}. */
    public SELF copyOf(Path source) {
        return copyOf(source.toString());
    }

    /** See {@link Masked}. */
    public SELF masked(String... columns) {
        return with(Setting.MASKED, String.join(",", columns));
    }

    /** See {@link MigrationTest#baseline}. */
    public SELF baseline(String version) {
        return with(Setting.BASELINE, version);
    }

    /** See {@link MigrationTest#setUp}. */
    public SELF setUp(String script) {
        return with(Setting.SET_UP, script);
    }

    /** See {@link MigrationTest#databaseName}. */
    public SELF databaseName(String name) {
        return with(Setting.DATABASE_NAME, name);
    }

    /** See {@link MigrationTest#allowed}. */
    public SELF allowed(String... names) {
        return with(Setting.ALLOWED, String.join(",", names));
    }

    /** See {@link MigrationTest#placeholders}. */
    public SELF placeholders(String... pairs) {
        return with(Setting.PLACEHOLDERS, String.join("\n", pairs));
    }

    /** See {@link MigrationTest#replacements}. */
    public SELF replacements(String... pairs) {
        return with(Setting.REPLACEMENTS, String.join("\n", pairs));
    }

    /** See {@link MigrationTest#options}. */
    public SELF options(String... pairs) {
        return with(Setting.OPTIONS, String.join("\n", pairs));
    }

    /** See {@link MigrationTest#configuration}. */
    public SELF configuration(String file) {
        return with(Setting.CONFIGURATION, file);
    }

    /** See {@link MigrationTest#command}. */
    public SELF command(String commandLine) {
        return with(Setting.COMMAND, commandLine);
    }

    /** See {@link MigrationTest#rollbackCommand}. */
    public SELF rollbackCommand(String commandLine) {
        return with(Setting.ROLLBACK_COMMAND, commandLine);
    }

    /** See {@link MigrationTest#backupCommand}. */
    public SELF backupCommand(String commandLine) {
        return with(Setting.BACKUP_COMMAND, commandLine);
    }

    /** See {@link MigrationTest#restoreCommand}. */
    public SELF restoreCommand(String commandLine) {
        return with(Setting.RESTORE_COMMAND, commandLine);
    }

    /** See {@link MigrationTest#commandEnvironment}. */
    public SELF commandEnvironment(String... pairs) {
        return with(Setting.COMMAND_ENVIRONMENT, String.join("\n", pairs));
    }

    /** See {@link MigrationTest#timeout}. */
    public SELF timeout(Duration limit) {
        return with(Setting.TIMEOUT, limit.toMillis() + "ms");
    }

    /** See {@link MigrationTest#lockTimeout}. */
    public SELF lockTimeout(Duration limit) {
        return with(Setting.LOCK_TIMEOUT, limit.toMillis() + "ms");
    }

    /** See {@link MigrationTest#retries}. */
    public SELF retries(int retries) {
        return with(Setting.RETRIES, Integer.toString(retries));
    }

    /**
     * What the application does with each of its connections when it opens: on SQLite it registers the functions that its
     * scripts call ({@code connection -> Function.create(connection, "normalize", ...)}). In the order in which they are given.
     */
    public SELF onConnect(ConnectionHook hook) {
        settings = settings.with(hook);
        return self();
    }

    /**
     * What the application does in code at a version of its SQL migrations: right behind the migration that the version names,
     * or instead of it where the tool has migrations in code there (goose's {@code 00005_fill.go}). What they do is part of that
     * step.
     */
    public SELF runAt(String version, CodeMigration.Code code) {
        settings = settings.with(new CodeMigration(version, code));
        return self();
    }

    /** See {@link MigrationTest#checks}. */
    public SELF checks(String... ids) {
        return with(Setting.CHECKS, String.join(",", ids));
    }

    /** See {@link MigrationTest#since}. */
    public SELF since(String version) {
        return with(Setting.SINCE, version);
    }

    /** See {@link MigrationTest#rehearse}. */
    public SELF rehearse(Rehearse which) {
        return with(Setting.REHEARSE, which.name());
    }

    /** See {@link MigrationTest#directory}. */
    public SELF directory(String directory) {
        return with(Setting.DIRECTORY, directory);
    }

    /** See {@link MigrationTest#whenUnavailable}. */
    public SELF whenUnavailable(WhenUnavailable what) {
        return with(Setting.WHEN_UNAVAILABLE, what.name());
    }

    /**
     * A server that the class itself starts, such as a container: {@code server(postgres::getJdbcUrl, postgres::getUsername,
     * postgres::getPassword)}. It is asked where it is when the first database is made, so that a static
     * {@code @Container} has started by then, and the databases on it end with the class.
     *
     * <p>It counts before {@code migrationtest.<kind>.from}, and needs no {@code migrationtest.create-on-hosts}: naming it
     * here is leave enough.
     *
     * @param user one that may make databases
     */
    public SELF server(Supplier<String> jdbcUrl, Supplier<String> user, Supplier<String> password) {
        return with(new GivenServer(Optional.empty(), new ServerAccess(jdbcUrl, user, password)));
    }

    /** The same for one of the kinds that an {@link EachDatabase} names. */
    public SELF server(DatabaseKind kind, Supplier<String> jdbcUrl, Supplier<String> user, Supplier<String> password) {
        return with(new GivenServer(Optional.of(kind), new ServerAccess(jdbcUrl, user, password)));
    }

    private SELF with(GivenServer server) {
        settings = settings.with(server);
        return self();
    }

    private SELF with(Setting setting, String text) {
        settings = settings.with(setting, text, origin);
        return self();
    }
}
