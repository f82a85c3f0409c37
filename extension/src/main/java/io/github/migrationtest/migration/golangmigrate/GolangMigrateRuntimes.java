package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The drivers that golang-migrate runs on: first the one that it registers itself, then others that applications give it.
 *
 * <p>Neither driver of SQLite in Go switches foreign keys on by itself, or is built with {@code SQLITE_DQS=0}.
 */
final class GolangMigrateRuntimes {
    /** PostgreSQL's drivers, by the schemes {@code postgres}, {@code pgx5} and {@code pgx4} of the URL. */
    static final String PQ = "lib/pq";

    static final String PGX5 = "pgx/v5";
    static final String PGX4 = "pgx/v4";

    private static final DatabaseSettings WITHOUT_KEYS = new DatabaseSettings(List.of("PRAGMA foreign_keys = OFF"));
    private static final DatabaseSettings WITH_KEYS = new DatabaseSettings(List.of("PRAGMA foreign_keys = ON"));

    private GolangMigrateRuntimes() {}

    static List<MigrationRuntime> of(FolderSettings settings, DatabaseKind kind) {
        List<MigrationRuntime> known =
                switch (kind) {
                    case SQLITE ->
                        List.of(
                                new MigrationRuntime("go-sqlite3", WITHOUT_KEYS, false, true),
                                new MigrationRuntime("go-sqlite3?_foreign_keys=on", WITH_KEYS, false, true),
                                new MigrationRuntime("modernc.org/sqlite", WITHOUT_KEYS, false, true),
                                new MigrationRuntime(
                                        "modernc.org/sqlite?_pragma=foreign_keys(1)", WITH_KEYS, false, true),
                                new MigrationRuntime("sqlite-jdbc", DatabaseSettings.none(), false, true));
                    case POSTGRESQL ->
                        Stream.of(PQ, PGX5, PGX4)
                                .map(name -> new MigrationRuntime(name, DatabaseSettings.none(), false, true))
                                .toList();
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
                    "runtime = \"" + name
                            + "\" is no driver that runs golang-migrate's migrations on " + kind.productName()
                            + ". Known are "
                            + known.stream().map(MigrationRuntime::name).collect(Collectors.joining(", ")) + ".",
                    settings.folder());
        }
        return named;
    }
}
