package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** MyBatis Migrations: a number, an underscore, and a line {@code -- //@UNDO} between the two directions of a file. */
public final class MybatisTool implements MigrationTool {
    private static final Pattern NAME = Pattern.compile("\\d+_.*\\.sql");
    private static final Pattern UNDO = Pattern.compile("[ \t]*(?:--|//)[ \t]*//[ \t]*@UNDO.*");

    /** A migration of which the first files say nothing is no folder of MyBatis. */
    private static final int FILES_LOOKED_AT = 20;

    @Override
    public String name() {
        return "mybatis";
    }

    @Override
    public String layout() {
        return "scripts/<number>_<description>.sql with a line -- //@UNDO, or a folder of such files";
    }

    @Override
    public boolean recognises(Path folder) {
        Path scripts = MybatisPlaces.of(folder).scripts();
        try (Stream<Path> files = Files.list(scripts)) {
            return files.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(FILES_LOOKED_AT)
                    .anyMatch(MybatisTool::hasUndo);
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The folder " + scripts + " cannot be listed: " + e.getMessage(), scripts, 0, e);
        }
    }

    /** Only the mark matters, so any encoding will do. */
    private static boolean hasUndo(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return reader.lines().anyMatch(line -> UNDO.matcher(line).matches());
        } catch (IOException e) {
            return false; // whoever reads the folder says what is wrong with the file
        }
    }

    @Override
    public MigrationFolder read(FolderSettings settings) {
        return MybatisReader.read(settings);
    }
}
