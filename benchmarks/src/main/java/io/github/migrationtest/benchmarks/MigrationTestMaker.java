package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.Template;
import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** What {@code @MigrationTest} does for each test, on an embedded server. */
final class MigrationTestMaker implements DatabaseMaker {
    private final DatabaseKind kind;
    private final DatabaseFactory factory;
    private Template template;
    private @Nullable Backup backup;

    MigrationTestMaker(DatabaseKind kind, DatabaseDirectory directory) throws SQLException {
        this.kind = kind;
        factory = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no provider of " + kind + " yet."))
                .open(directory, ServerSettings.none().from("embedded"));
        template = migrated();
    }

    private Template migrated() throws SQLException {
        TestDatabase built = factory.create(factory.empty(), DatabaseSettings.none(), "Benchmark.template");
        try (Connection connection = built.connection()) {
            ServerMigrations.apply(connection, kind);
        }
        return factory.freeze(built);
    }

    /** From here on tests start at a template of which nothing has been made ahead. */
    void renewTemplate() {
        if (backup == null) {
            backup = factory.create(template, DatabaseSettings.none(), "Benchmark.template")
                    .backup();
        }
        template = factory.freeze(factory.create(backup, DatabaseSettings.none(), "Benchmark.template"));
    }

    @Override
    public TestedDatabase make() {
        TestDatabase database =
                factory.create(template, DatabaseSettings.none(), "UsersMigrationTest.makesEmailUnique");
        return new TestedDatabase() {
            @Override
            public int ask() {
                return database.query("SELECT version FROM schema_version")
                        .get(0)
                        .integer("version");
            }

            @Override
            public void execute(List<String> statements) {
                statements.forEach(database::execute);
            }

            @Override
            public void close() {
                database.close();
            }
        };
    }

    @Override
    public void close() {
        factory.close();
    }
}
