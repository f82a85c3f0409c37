package io.github.migrationtest.migration.pgroll;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTool;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** pgroll: files of operations in JSON or YAML. */
public final class PgrollTool implements MigrationTool {
    private static final Pattern NAME = Pattern.compile(".*\\.(?:json|ya?ml)");
    private static final Pattern OPERATIONS =
            Pattern.compile("(?m)^(?:operations\\s*:|\\s*\\{?\\s*\"operations\"\\s*:)");

    @Override
    public String name() {
        return "pgroll";
    }

    @Override
    public String layout() {
        return "<name>.yaml or <name>.json with operations";
    }

    @Override
    public boolean recognises(Path folder) {
        List<Path> files = files(folder).stream().filter(Files::isRegularFile).toList();
        return !files.isEmpty()
                && OPERATIONS
                        .matcher(ScriptFiles.read(files.get(0), StandardCharsets.ISO_8859_1))
                        .find();
    }

    /** By file name, extension included, whatever has such a name ({@code CollectFilesFromDir}). */
    static List<Path> files(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                .toList();
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return PgrollFolder.read(settings);
    }
}
