package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project's {@code config.toml}, which stands beside the folder of migrations ({@code pkg/config}).
 *
 * @param project where it stands
 * @param text what it says; nothing where there is none
 */
record SupabaseConfiguration(Path project, String text) {
    static final String FILE = "config.toml";

    private static final Pattern DISABLED = Pattern.compile("(?m)^\\s*enabled\\s*=\\s*false\\b");

    static SupabaseConfiguration of(FolderSettings settings) {
        Path parent = settings.folder().toAbsolutePath().normalize().getParent();
        Path project = parent == null ? settings.folder() : parent;
        Path file = project.resolve(FILE);
        return new SupabaseConfiguration(project, Files.isRegularFile(file) ? ScriptFiles.read(file) : "");
    }

    /** What stands in a section, without comments. */
    String section(String name) {
        Matcher section = Pattern.compile("(?ms)^\\s*\\[" + Pattern.quote(name) + "\\]\\s*?$(.*?)(?=^\\s*\\[|\\z)")
                .matcher(text);
        return section.find() ? section.group(1).replaceAll("(?m)^\\s*#.*$", "") : "";
    }

    boolean disables(String section) {
        return DISABLED.matcher(section(section)).find();
    }
}
