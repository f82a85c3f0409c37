package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.Map;

/**
 * What {@code dbmate} takes on its command line, and in the environment, besides folder and database.
 *
 * @param table {@code --migrations-table}, on PostgreSQL with its schema where it has one
 * @param strict {@code --strict}: a migration that is older than an applied one is refused
 */
record DbmateOptions(String table, boolean strict) {
    static DbmateOptions of(FolderSettings settings) {
        Map<String, String> options = settings.options().options();
        for (String name : options.keySet()) {
            if (!name.equals("migrations-table") && !name.equals("strict")) {
                throw new MigrationFolderException(
                        "\"" + name + "\" is no option of dbmate that is known. Known are migrations-table and strict.",
                        settings.folder());
            }
        }
        return new DbmateOptions(
                options.getOrDefault("migrations-table", "schema_migrations"),
                Boolean.parseBoolean(options.getOrDefault("strict", "false")));
    }
}
