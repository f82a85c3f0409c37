package io.github.migrationtest.examples.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.copy.CopySource;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Migrates a copy of a database as a rehearsal does, without JUnit, for the comparison with the real migrators: {@code
 * <folder> <database to copy> <runtime> <output file>}.
 */
public final class MigrateWithMigrationTest {
    private MigrateWithMigrationTest() {}

    /** Exits with 1 and the message on standard error where a migration fails. */
    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[0]);
        Path source = Path.of(arguments[1]);
        Path output = Path.of(arguments[3]);
        MigrationFolder migrations = MigrationTools.open(
                new FolderSettings(folder, Optional.empty(), Optional.of(arguments[2])), Optional.of("drizzle"));
        MigrationRuntime runtime = migrations.runtimes().get(0);
        DatabaseProvider provider = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.kind() == DatabaseKind.SQLITE)
                .findFirst()
                .orElseThrow();

        boolean failed = false;
        try (DatabaseDirectory directory = DatabaseDirectory.open(output.resolveSibling("databases"));
                DatabaseFactory factory = provider.open(directory, ServerSettings.none());
                TestDatabase database =
                        factory.create(factory.copy(CopySource.of(source.toString())), runtime.settings(), "compare");
                Connection connection = database.connection()) {
            try {
                migrations.apply(connection, runtime, migrations.pending(connection), RunObserver.none());
            } catch (MigrationFailedException e) {
                System.err.println(e.getMessage());
                failed = true;
            }
            connection
                    .createStatement()
                    .executeUpdate("backup to '" + output.toString().replace("'", "''") + "'");
        }
        System.exit(failed ? 1 : 0);
    }
}
