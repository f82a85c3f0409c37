package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** Flyway: {@code V<version>__<description>.sql}, {@code U...} to take one back, {@code R__<description>.sql}. */
public final class FlywayTool implements MigrationTool {
    @Override
    public String name() {
        return "flyway";
    }

    @Override
    public String layout() {
        return "V<version>__<description>.sql, also in sub-folders; U<version>__... to go back, R__<description>.sql";
    }

    @Override
    public boolean recognises(Path folder) {
        // Links may lead anywhere in a folder that is not Flyway's, and a file that is named V2.sql need not be.
        return FlywayFile.withoutLinksIn(folder, FlywayNaming.of(FlywaySettings.none())).stream()
                .anyMatch(file -> file.isApplied() && file.name().contains("__"));
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return FlywayFolder.read(settings);
    }
}
