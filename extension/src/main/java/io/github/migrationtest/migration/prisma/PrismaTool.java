package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prisma Migrate: {@code <date>_<name>/migration.sql} beside {@code migration_lock.toml}. */
public final class PrismaTool implements MigrationTool {
    @Override
    public String name() {
        return "prisma";
    }

    @Override
    public String layout() {
        return "migration_lock.toml and <date>_<name>/migration.sql, down.sql beside it to go back";
    }

    @Override
    public boolean recognises(Path folder) {
        return Files.isRegularFile(folder.resolve(PrismaReader.LOCK));
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return PrismaFolder.read(settings);
    }
}
