package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** dbmate: {@code {digits}{anything}.sql} with a block {@code -- migrate:up} and a block {@code -- migrate:down}. */
public final class DbmateTool implements MigrationTool {
    @Override
    public String name() {
        return "dbmate";
    }

    @Override
    public String layout() {
        return "<digits>_<name>.sql with a line -- migrate:up and a line -- migrate:down";
    }

    /** By the directives: the names are those of many tools. */
    @Override
    public boolean recognises(Path folder) {
        return DbmateFile.in(folder).stream().limit(DbmateFile.LOOKED_INTO).anyMatch(DbmateFile::hasDirective);
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return DbmateFolder.read(settings);
    }
}
