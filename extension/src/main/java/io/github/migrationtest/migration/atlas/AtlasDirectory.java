package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files of a folder ({@code LocalDir} in Atlas's {@code sql/migrate/dir.go}). */
final class AtlasDirectory {
    static final String SUM = "atlas.sum";

    private static final int HEAD = 1 << 16;
    private static final Pattern OTHER_NAME = Pattern.compile("(?i)[VUR][0-9._]*__.*\\.sql|.*\\.(up|down)\\.sql");
    private static final Pattern OTHER_DIRECTIVE = Pattern.compile(
            "(?im)^[ \\t]*--[ \\t]*(\\+goose\\s|migrate:(up|down)|liquibase[ \\t]+formatted|//[ \\t]*@UNDO)");

    private AtlasDirectory() {}

    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(SUM))
                && files(folder).stream().noneMatch(AtlasDirectory::isOfAnother);
    }

    /** Whatever is called a file of SQL, in the order of names. */
    static List<Path> files(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> name(file).endsWith(".sql"))
                .toList();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What stands before the first underscore. */
    static String version(Path file) {
        return base(file).split("_", 2)[0];
    }

    /** What stands behind it; empty if there is none. */
    static String description(Path file) {
        String[] parts = base(file).split("_", 2);
        return parts.length == 1 ? "" : parts[1];
    }

    static String base(Path file) {
        String name = name(file);
        return name.substring(0, name.length() - ".sql".length());
    }

    private static boolean isOfAnother(Path file) {
        if (OTHER_NAME.matcher(name(file)).matches()) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return OTHER_DIRECTIVE
                    .matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }
}
