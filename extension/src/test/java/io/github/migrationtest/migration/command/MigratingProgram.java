package io.github.migrationtest.migration.command;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.VersionQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A program that migrates the database of its {@code DATABASE_URL} by itself, as production's does. */
final class MigratingProgram {
    private MigratingProgram() {}

    /** {@code sql <statement>...}, {@code migrate <folder> [<version>]} or {@code rollback <folder>}. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                System.getenv("DATABASE_URL"), System.getenv("DB_LOGIN"), System.getenv("DB_PASSWORD"))) {
            if (arguments[0].equals("sql")) {
                for (String sql : List.of(arguments).subList(1, arguments.length)) {
                    connection.createStatement().execute(sql);
                }
                return;
            }
            MigrationFolder folder = MigrationTools.open(FolderSettings.of(Path.of(arguments[1])), Optional.empty());
            List<Migration> pending = folder.pending(connection);
            List<Migration> applied = folder.applied(connection);
            if (arguments[0].equals("rollback")) {
                folder.takeBack(
                        connection,
                        folder.runtimes().get(0),
                        applied.subList(applied.size() - 1, applied.size()),
                        RunObserver.none());
            } else {
                int count = arguments.length < 3
                        ? pending.size()
                        : pending.indexOf(VersionQuery.find(folder.all(), arguments[2])) + 1;
                folder.apply(connection, folder.runtimes().get(0), pending.subList(0, count), RunObserver.none());
            }
        }
    }

    /** Writes a script that runs it, as a project has one. */
    static void writeScript(Path file) throws IOException {
        Files.writeString(
                file,
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -Xshare:auto -cp '" + System.getProperty("java.class.path") + "' "
                        + MigratingProgram.class.getName() + " \"$@\"\n");
    }
}
