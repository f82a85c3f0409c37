package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import java.util.List;
import java.util.stream.Collectors;

/** The drivers that Atlas is built with; whether SQLite's foreign keys are on is said in the database's URL ({@code _fk=1}). */
final class AtlasRuntimes {
    private AtlasRuntimes() {}

    static List<MigrationRuntime> of(FolderSettings settings, DatabaseKind kind) {
        List<MigrationRuntime> known =
                switch (kind) {
                    case SQLITE ->
                        List.of(
                                new MigrationRuntime(
                                        "go-sqlite3",
                                        new DatabaseSettings(List.of("PRAGMA foreign_keys = OFF")),
                                        false,
                                        true),
                                new MigrationRuntime(
                                        "go-sqlite3?_fk=1",
                                        new DatabaseSettings(List.of("PRAGMA foreign_keys = ON")),
                                        false,
                                        true));
                    case POSTGRESQL -> List.of(new MigrationRuntime("lib/pq", DatabaseSettings.none(), false, true));
                    case MYSQL, MARIADB ->
                        List.of(new MigrationRuntime("go-sql-driver/mysql", DatabaseSettings.none(), false, true));
                };
        if (settings.runtime().isEmpty()) {
            return known.subList(0, 1);
        }
        String name = settings.runtime().get();
        List<MigrationRuntime> named =
                known.stream().filter(runtime -> runtime.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs Atlas's migrations on " + kind.productName()
                            + ". Known are "
                            + known.stream().map(MigrationRuntime::name).collect(Collectors.joining(", ")) + ".",
                    settings.folder());
        }
        return named;
    }
}
