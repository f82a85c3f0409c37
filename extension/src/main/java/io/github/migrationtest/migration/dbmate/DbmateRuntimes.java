package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import java.util.List;

/** The one driver that dbmate is built with, for each engine ({@code go.mod}). */
final class DbmateRuntimes {
    private DbmateRuntimes() {}

    static List<MigrationRuntime> of(FolderSettings settings, DatabaseKind kind) {
        MigrationRuntime built =
                switch (kind) {
                    case SQLITE ->
                        new MigrationRuntime(
                                "go-sqlite3", new DatabaseSettings(List.of("PRAGMA foreign_keys = OFF")), false, true);
                    case POSTGRESQL -> new MigrationRuntime("lib/pq", DatabaseSettings.none(), false, true);
                    case MYSQL, MARIADB ->
                        new MigrationRuntime("go-sql-driver/mysql", DatabaseSettings.none(), false, true);
                };
        settings.runtime().filter(name -> !name.equals(built.name())).ifPresent(name -> {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs dbmate's migrations on " + kind.productName()
                            + ". dbmate has " + built.name() + ".",
                    settings.folder());
        });
        return List.of(built);
    }
}
