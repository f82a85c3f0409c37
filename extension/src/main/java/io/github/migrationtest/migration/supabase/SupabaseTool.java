package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import java.nio.file.Files;
import java.nio.file.Path;

/** Supabase's {@code supabase/migrations/<date>_<name>.sql}. */
public final class SupabaseTool implements MigrationTool {
    @Override
    public String name() {
        return "supabase";
    }

    @Override
    public String layout() {
        return "supabase/migrations with <date>_<name>.sql files";
    }

    /** Its file names are those of other tools too: the folder that it is in tells. */
    @Override
    public boolean recognises(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return parent != null
                && String.valueOf(absolute.getFileName()).equals("migrations")
                && (String.valueOf(parent.getFileName()).equals("supabase")
                        || Files.isRegularFile(parent.resolve("config.toml")))
                && !SupabaseReader.named(folder).isEmpty();
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return SupabaseFolder.read(settings);
    }
}
