package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code goose} takes on its command line besides folder and database, by the names of its flags.
 *
 * @param table {@code -table}, with its schema where it has one
 * @param allowMissing {@code -allow-missing}: migrations that are older than the newest applied one are applied, not refused
 * @param multiStatements {@code multiStatements=true} of the driver of MySQL: a piece may have several statements
 * @param provider whether the application runs goose as {@code goose.NewProvider}, which passes over files whose names have no
 *     version; the program and {@code goose.Up} refuse the folder
 */
record GooseOptions(String table, boolean allowMissing, boolean multiStatements, boolean provider) {
    private static final Set<String> KNOWN = Set.of("table", "allow-missing", "multiStatements", "provider");

    static GooseOptions of(FolderSettings settings) {
        Map<String, String> options = settings.options().options();
        for (String name : options.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new MigrationFolderException(
                        "\"" + name + "\" is no option of goose that is known. Known are "
                                + String.join(", ", new TreeSet<>(KNOWN)) + ".",
                        settings.folder());
            }
        }
        return new GooseOptions(
                options.getOrDefault("table", "goose_db_version"),
                Boolean.parseBoolean(options.getOrDefault("allow-missing", "false")),
                Boolean.parseBoolean(options.getOrDefault("multiStatements", "false")),
                Boolean.parseBoolean(options.getOrDefault("provider", "false")));
    }
}
