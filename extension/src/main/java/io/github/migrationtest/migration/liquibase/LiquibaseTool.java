package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Path;

/** Liquibase: the root change log of a folder, or the one that is named, run by liquibase-core of the class path. */
public final class LiquibaseTool implements MigrationTool {
    @Override
    public String name() {
        return "liquibase";
    }

    @Override
    public String layout() {
        return "a root change log such as db.changelog-master.yaml (.xml, .json, .sql); or name the file itself";
    }

    @Override
    public boolean recognises(Path folder) {
        return !RootChangelog.candidates(folder).isEmpty();
    }

    @Override
    public boolean recognisesFile(Path file) {
        return !RootChangelog.candidates(file).isEmpty();
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        if (!isThere()) {
            throw new MigrationFolderException(
                    "The change log of " + settings.folder()
                            + " is run by Liquibase itself, which is not on the class path. Add org.liquibase:liquibase-core"
                            + " (4.29 or later) in the version that migrates production.",
                    settings.folder());
        }
        return LiquibaseFolder.read(settings);
    }

    private static boolean isThere() {
        try {
            Class.forName("liquibase.Liquibase", false, LiquibaseTool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
