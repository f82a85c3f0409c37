package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The {@code <name>.down.sql} files of a folder of rollbacks. */
final class RollbackFiles {
    static final String DOWN = ".down.sql";

    private RollbackFiles() {}

    /**
     * The files by the migration that each takes back.
     *
     * @param lister what lists the migrations, for messages
     */
    static Map<String, Path> in(Path directory, List<String> migrations, String lister) {
        if (!Files.isDirectory(directory)) {
            throw new MigrationFolderException(
                    "There is no rollbacks folder " + directory
                            + ". Name one that has <tag>.down.sql files with `rollbacks`.",
                    directory);
        }
        Map<String, Path> found = new TreeMap<>();
        for (Path file : ScriptFiles.in(directory)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(DOWN) && Files.isRegularFile(file)) {
                found.put(name.substring(0, name.length() - DOWN.length()), file);
            }
        }
        List<String> strays =
                found.keySet().stream().filter(tag -> !migrations.contains(tag)).toList();
        if (!strays.isEmpty()) {
            throw new MigrationFolderException(
                    "The rollbacks folder " + directory + " has "
                            + strays.stream().map(tag -> tag + DOWN).collect(Collectors.joining(", "))
                            + ", which take back no migration of " + lister + ". It lists "
                            + String.join(", ", migrations) + ". Name each file after its migration: <tag>.down.sql.",
                    directory);
        }
        return found;
    }
}
