package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the table of versions is called.
 *
 * @param schema where it is; empty for the current one
 */
record HistoryName(Optional<String> schema, String table) {
    private static final Pattern QUOTED = Pattern.compile("\"(.*?)\"");

    /** With {@code x-migrations-table-quoted} the name is written as in SQL, {@code "schema"."table"} ({@code WithConnection}). */
    static HistoryName of(String written, boolean quoted, FolderSettings settings) {
        if (!quoted) {
            return new HistoryName(Optional.empty(), written);
        }
        List<String> parts =
                QUOTED.matcher(written).results().map(found -> found.group(1)).toList();
        if (!written.startsWith("\"") || !written.endsWith("\"") || parts.isEmpty()) {
            throw new MigrationFolderException(
                    "options = \"x-migrations-table-quoted=true\" wants x-migrations-table in quotes, for instance"
                            + " \"migrate\".\"schema_migrations\", and it is " + written + ".",
                    settings.folder());
        }
        if (parts.size() > 2) {
            throw new MigrationFolderException(
                    "options = \"x-migrations-table=" + written
                            + "\" has too many parts: golang-migrate takes a table, or a schema and a table.",
                    settings.folder());
        }
        return new HistoryName(
                parts.size() == 2 ? Optional.of(parts.get(0)) : Optional.empty(), parts.get(parts.size() - 1));
    }
}
