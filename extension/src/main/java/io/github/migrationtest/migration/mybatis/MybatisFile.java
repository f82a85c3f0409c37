package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One file by its name ({@code FileMigrationLoader}): a number, and behind the first underscore its description.
 *
 * @param id what orders it
 */
record MybatisFile(Path path, BigDecimal id, String description) {
    static final String BOOTSTRAP = "bootstrap.sql";
    static final String ON_ABORT = "onabort.sql";

    /**
     * The migrations of a folder in the order in which they are applied.
     *
     * @throws MigrationFolderException if a name has no number: MyBatis reads all {@code .sql} files or none
     */
    static List<MybatisFile> in(Path scripts) {
        return ScriptFiles.in(scripts).stream()
                .filter(MybatisFile::isMigration)
                .map(MybatisFile::of)
                .sorted(Comparator.comparing(MybatisFile::id))
                .toList();
    }

    static boolean isMigration(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".sql") && !name.equals(BOOTSTRAP) && !name.equals(ON_ABORT);
    }

    private static MybatisFile of(Path path) {
        String name = nameOf(path);
        String[] parts = name.split("_");
        String number = parts.length == 0 ? name : parts[0];
        try {
            return new MybatisFile(
                    path, new BigDecimal(number), Arrays.stream(parts).skip(1).collect(Collectors.joining(" ")));
        } catch (NumberFormatException e) {
            throw new MigrationFolderException(
                    "The file " + path
                            + " does not begin with a number and an underscore, and MyBatis Migrations then reads"
                            + " none of the folder: \"Error parsing change from file\". Name it <number>_<description>.sql, or"
                            + " move it elsewhere.",
                    path,
                    0,
                    e);
        }
    }

    private static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    String name() {
        return nameOf(path);
    }
}
