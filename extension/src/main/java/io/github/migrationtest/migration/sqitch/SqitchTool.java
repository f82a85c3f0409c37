package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;

/** sqitch: a {@code sqitch.plan} that says which scripts of {@code deploy}, {@code revert} and {@code verify} run in which order. */
public final class SqitchTool implements MigrationTool {
    @Override
    public String name() {
        return "sqitch";
    }

    @Override
    public String layout() {
        return "sqitch.plan, deploy/<change>.sql and, to go back, revert/<change>.sql; or sqitch.conf, which says where they are";
    }

    @Override
    public boolean recognises(Path folder) {
        return Files.isRegularFile(folder.resolve(SqitchProject.PLAN))
                || Files.isRegularFile(folder.resolve(SqitchProject.CONFIGURATION));
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return SqitchFolder.read(settings);
    }
}
