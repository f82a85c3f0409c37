package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Drizzle Kit: up to 0.31 {@code <tag>.sql} files in the order of {@code meta/_journal.json}, from 1.0 on a folder per migration with
 * {@code migration.sql} and {@code snapshot.json}.
 */
public final class DrizzleTool implements MigrationTool {
    @Override
    public String name() {
        return "drizzle";
    }

    @Override
    public String layout() {
        return "meta/_journal.json and the <tag>.sql files that it lists, or <14 digits>_<name>/migration.sql with snapshot.json";
    }

    @Override
    public boolean recognises(Path folder) {
        return Files.exists(DrizzleJournal.in(folder))
                || Files.exists(folder.resolve("meta/0000_snapshot.json"))
                || FolderReader.recognises(folder);
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return DrizzleFolder.read(settings);
    }
}
