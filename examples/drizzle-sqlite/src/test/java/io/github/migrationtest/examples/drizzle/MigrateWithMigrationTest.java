package io.github.migrationtest.examples.drizzle;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Migrates copies of databases as a rehearsal does, without JUnit, for the comparison with the real migrators. Standard input has a line
 * for each, with tabs between: the folder, the database to copy, the runtime and the file to write. Where a migration fails, its
 * message stands beside that file, in one whose name has {@code .failed} behind it.
 */
public final class MigrateWithMigrationTest {
    private MigrateWithMigrationTest() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        DatabaseProvider provider = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.kind() == DatabaseKind.SQLITE)
                .findFirst()
                .orElseThrow();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] run = line.split("\t");
            migrate(provider, Path.of(run[0]), run[1], run[2], Path.of(run[3]));
        }
    }

    private static void migrate(DatabaseProvider provider, Path folder, String source, String driver, Path output)
            throws IOException, SQLException {
        MigrationFolder migrations = MigrationTools.open(
                new FolderSettings(folder, Optional.empty(), Optional.of(driver)), Optional.of("drizzle"));
        MigrationRuntime runtime = migrations.runtimes().get(0);
        try (DatabaseDirectory directory = DatabaseDirectory.open(output.resolveSibling("databases"));
                DatabaseFactory factory = provider.open(directory, ServerSettings.none());
                TestDatabase database =
                        factory.create(factory.copy(CopySource.of(source)), runtime.settings(), "compare");
                Connection connection = database.connection()) {
            try {
                migrations.apply(connection, runtime, migrations.pending(connection), RunObserver.none());
            } catch (MigrationFailedException e) {
                Files.writeString(Path.of(output + ".failed"), String.valueOf(e.getMessage()));
            }
            connection
                    .createStatement()
                    .executeUpdate("backup to '" + output.toString().replace("'", "''") + "'");
        }
    }
}
