package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** golang-migrate: {@code {version}_{title}.up.{extension}} and {@code .down.}, versions being whole numbers. */
public final class GolangMigrateTool implements MigrationTool {
    @Override
    public String name() {
        return "golang-migrate";
    }

    @Override
    public String layout() {
        return "<number>_<name>.up.sql and, to go back, <number>_<name>.down.sql";
    }

    @Override
    public boolean recognises(Path folder) {
        return MigrationFile.in(folder).stream()
                .anyMatch(file -> file.up() && file.extension().endsWith("sql"));
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return GolangMigrateFolder.read(settings);
    }
}
