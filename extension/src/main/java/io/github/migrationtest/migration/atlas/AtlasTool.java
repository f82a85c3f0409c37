package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** Atlas: {@code {version}_{name}.sql} beside an {@code atlas.sum}. */
public final class AtlasTool implements MigrationTool {
    @Override
    public String name() {
        return "atlas";
    }

    @Override
    public String layout() {
        return "<version>_<name>.sql and atlas.sum";
    }

    /** By its sum file; where the files are in the form of another tool, Atlas writes them and that one runs them. */
    @Override
    public boolean recognises(Path folder) {
        return AtlasDirectory.isOne(folder);
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return AtlasFolder.read(settings);
    }
}
