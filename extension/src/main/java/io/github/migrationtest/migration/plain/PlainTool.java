package io.github.migrationtest.migration.plain;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** Plain SQL: numbered files, pairs of up and down, a folder for each migration. What another tool claims is not plain. */
public final class PlainTool implements MigrationTool {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String layout() {
        return "<number>_<name>.sql; or <name>.up.sql and <name>.down.sql; or folders up and down; or <name>/up.sql and down.sql";
    }

    @Override
    public boolean recognises(Path folder) {
        return PlainReader.layoutOf(folder).isPresent();
    }

    @Override
    public boolean isLastResort() {
        return true;
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return PlainFolder.read(settings);
    }
}
