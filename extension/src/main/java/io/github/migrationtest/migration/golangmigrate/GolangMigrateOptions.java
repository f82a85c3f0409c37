package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What golang-migrate takes in the database's URL, by the names that it has there ({@code database/<engine>/README.md}).
 *
 * @param table {@code x-migrations-table}
 * @param noTransaction {@code x-no-tx-wrap}, on SQLite: a file runs without a transaction around it
 * @param multiStatement {@code x-multi-statement}, on PostgreSQL: a file is cut at every semicolon, each piece a query of its own
 */
record GolangMigrateOptions(String table, boolean noTransaction, boolean multiStatement) {
    static final GolangMigrateOptions NONE = new GolangMigrateOptions("schema_migrations", false, false);

    private static final Set<String> KNOWN = Set.of("x-migrations-table", "x-no-tx-wrap", "x-multi-statement");
    private static final Set<String> TRUE = Set.of("1", "t", "true");
    private static final Set<String> FALSE = Set.of("0", "f", "false");

    static GolangMigrateOptions of(FolderSettings settings) {
        Map<String, String> options = settings.options().options();
        for (String name : options.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new MigrationFolderException(
                        "\"" + name + "\" is no option of golang-migrate that changes what a rehearsal does. Known are "
                                + String.join(", ", new TreeSet<>(KNOWN)) + ".",
                        settings.folder());
            }
        }
        return new GolangMigrateOptions(
                options.getOrDefault("x-migrations-table", NONE.table()),
                isSet(settings, "x-no-tx-wrap"),
                isSet(settings, "x-multi-statement"));
    }

    /** {@code strconv.ParseBool}. */
    private static boolean isSet(FolderSettings settings, String name) {
        String value = settings.options().options().getOrDefault(name, "false");
        String lower = value.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new MigrationFolderException(
                    "options = \"" + name + "=" + value
                            + "\" is neither true nor false. golang-migrate takes true and false.",
                    settings.folder());
        }
        return TRUE.contains(lower);
    }
}
