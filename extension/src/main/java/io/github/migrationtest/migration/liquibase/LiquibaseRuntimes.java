package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;

/** Liquibase runs on JDBC: one driver an engine. */
final class LiquibaseRuntimes {
    private LiquibaseRuntimes() {}

    static MigrationRuntime choose(FolderSettings settings, DatabaseKind kind) {
        String known =
                switch (kind) {
                    case SQLITE -> "sqlite-jdbc";
                    case POSTGRESQL -> "pgjdbc";
                    case MYSQL -> "mysql-connector-j";
                    case MARIADB -> "mariadb-java-client";
                };
        String name = settings.runtime().orElse(known);
        if (!name.equals(known)) {
            throw new MigrationFolderException(
                    "runtime = \"" + name + "\" is no driver that runs Liquibase on " + kind.productName()
                            + ". Known is " + known + ".",
                    settings.folder());
        }
        return new MigrationRuntime(name, DatabaseSettings.none(), false, true);
    }
}
