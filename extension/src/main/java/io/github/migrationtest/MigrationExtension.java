package io.github.migrationtest;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ConnectionHook;
import io.github.migrationtest.fixtures.ServerAccess;
import io.github.migrationtest.internal.junit.MigrationTestExtension;
import io.github.migrationtest.internal.settings.GivenServer;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.migration.CodeMigration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@link MigrationTest} does, set up by code: {@code @RegisterExtension static final MigrationExtension migrations =
 * MigrationExtension.builder().migrations("drizzle").build()}.
 *
 * <p>Register it in a static field. What it sets counts as if {@code @MigrationTest} on the class had set it; where both do,
 * the annotation counts.
 */
public final class MigrationExtension extends MigrationTestExtension {

    private MigrationExtension(Settings settings) {
        super(settings);
    }

    /** Nothing set yet: everything is as with a bare {@code @MigrationTest}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets what {@link MigrationTest}'s attributes of the same names set. */
    public static final class Builder {
        private Settings settings = Settings.none();

        private Builder() {}

        /** See {@link MigrationTest#migrations}. */
        public Builder migrations(String migrations) {
            return with(Setting.MIGRATIONS, migrations);
        }

        /** See {@link MigrationTest#rollbacks}. */
        public Builder rollbacks(String rollbacks) {
            return with(Setting.ROLLBACKS, rollbacks);
        }

        /** See {@link MigrationTest#tool}. */
        public Builder tool(String tool) {
            return with(Setting.TOOL, tool);
        }

        /** See {@link MigrationTest#runtime}. */
        public Builder runtime(String runtime) {
            return with(Setting.RUNTIME, runtime);
        }

        /** See {@link MigrationTest#database}. */
        public Builder database(DatabaseKind kind) {
            return with(Setting.DATABASE, kind.name());
        }

        /** See {@link MigrationTest#copyOf}. */
        public Builder copyOf(String source) {
            return with(Setting.COPY_OF, source);
        }

        /** See {@link MigrationTest#copyOf}. */
        public Builder copyOf(Path source) {
            return copyOf(source.toString());
        }

        /** See {@link MigrationTest#baseline}. */
        public Builder baseline(String version) {
            return with(Setting.BASELINE, version);
        }

        /** See {@link MigrationTest#setUp}. */
        public Builder setUp(String script) {
            return with(Setting.SET_UP, script);
        }

        /** See {@link MigrationTest#databaseName}. */
        public Builder databaseName(String name) {
            return with(Setting.DATABASE_NAME, name);
        }

        /** See {@link MigrationTest#allowed}. */
        public Builder allowed(String... names) {
            return with(Setting.ALLOWED, String.join(",", names));
        }

        /** See {@link MigrationTest#placeholders}. */
        public Builder placeholders(String... pairs) {
            return with(Setting.PLACEHOLDERS, String.join("\n", pairs));
        }

        /** See {@link MigrationTest#replacements}. */
        public Builder replacements(String... pairs) {
            return with(Setting.REPLACEMENTS, String.join("\n", pairs));
        }

        /** See {@link MigrationTest#options}. */
        public Builder options(String... pairs) {
            return with(Setting.OPTIONS, String.join("\n", pairs));
        }

        /** See {@link MigrationTest#configuration}. */
        public Builder configuration(String file) {
            return with(Setting.CONFIGURATION, file);
        }

        /** See {@link MigrationTest#command}. */
        public Builder command(String commandLine) {
            return with(Setting.COMMAND, commandLine);
        }

        /** See {@link MigrationTest#rollbackCommand}. */
        public Builder rollbackCommand(String commandLine) {
            return with(Setting.ROLLBACK_COMMAND, commandLine);
        }

        /** See {@link MigrationTest#commandEnvironment}. */
        public Builder commandEnvironment(String... pairs) {
            return with(Setting.COMMAND_ENVIRONMENT, String.join("\n", pairs));
        }

        /** See {@link MigrationTest#timeout}. */
        public Builder timeout(Duration limit) {
            return with(Setting.TIMEOUT, limit.toMillis() + "ms");
        }

        /** See {@link MigrationTest#lockTimeout}. */
        public Builder lockTimeout(Duration limit) {
            return with(Setting.LOCK_TIMEOUT, limit.toMillis() + "ms");
        }

        /** See {@link MigrationTest#retries}. */
        public Builder retries(int retries) {
            return with(Setting.RETRIES, Integer.toString(retries));
        }

        /**
         * What the application does with each of its connections when it opens: on SQLite it registers the functions that its
         * scripts call ({@code connection -> Function.create(connection, "normalize", ...)}). In the order in which they are given.
         */
        public Builder onConnect(ConnectionHook hook) {
            settings = settings.with(hook);
            return this;
        }

        /**
         * What the application does in code at a version of its SQL migrations: right behind the migration that the version names,
         * or instead of it where the tool has migrations in code there (goose's {@code 00005_fill.go}). What they do is part of that
         * step.
         */
        public Builder runAt(String version, CodeMigration.Code code) {
            settings = settings.with(new CodeMigration(version, code));
            return this;
        }

        /** See {@link MigrationTest#directory}. */
        public Builder directory(String directory) {
            return with(Setting.DIRECTORY, directory);
        }

        /** See {@link MigrationTest#whenUnavailable}. */
        public Builder whenUnavailable(WhenUnavailable what) {
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
        public Builder server(Supplier<String> jdbcUrl, Supplier<String> user, Supplier<String> password) {
            return with(new GivenServer(Optional.empty(), new ServerAccess(jdbcUrl, user, password)));
        }

        /** The same for one of the kinds that an {@link EachDatabase} names. */
        public Builder server(
                DatabaseKind kind, Supplier<String> jdbcUrl, Supplier<String> user, Supplier<String> password) {
            return with(new GivenServer(Optional.of(kind), new ServerAccess(jdbcUrl, user, password)));
        }

        /** The extension to register. */
        public MigrationExtension build() {
            return new MigrationExtension(settings);
        }

        private Builder with(GivenServer server) {
            settings = settings.with(server);
            return this;
        }

        private Builder with(Setting setting, String text) {
            settings = settings.with(setting, text, "MigrationExtension.builder()");
            return this;
        }
    }
}
