package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** goose: {@code {number}_{name}.sql} with {@code -- +goose Up} and {@code -- +goose Down}, and {@code .go} files between them. */
public final class GooseTool implements MigrationTool {
    @Override
    public String name() {
        return "goose";
    }

    @Override
    public String layout() {
        return "<number>_<name>.sql with a line -- +goose Up and, to go back, a line -- +goose Down";
    }

    /** By the annotations: the names are those of many tools. */
    @Override
    public boolean recognises(Path folder) {
        return GooseFile.namedLikeOne(folder).stream()
                .limit(GooseFile.LOOKED_INTO)
                .anyMatch(GooseFile::hasAnnotation);
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return GooseFolder.read(settings);
    }
}
