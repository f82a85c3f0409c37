package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file, by its name ({@code FindMigrations} in dbmate's {@code pkg/dbmate/db.go}).
 *
 * @param version the digits at its beginning, as they are written: zeros in front count
 */
record DbmateFile(Path path, String version) {
    /** In how many files of a folder a directive is looked for; others have none either. */
    static final int LOOKED_INTO = 20;

    private static final int HEAD = 1 << 16;
    private static final Pattern NAME = Pattern.compile("([0-9]+).*\\.sql");

    /**
     * The files of a folder that are migrations, in dbmate's order: by name, character by character. A link to a folder counts as one,
     * which cannot be read.
     */
    static List<DbmateFile> in(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                .map(DbmateFile::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DbmateFile> of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        return name.matches() ? Optional.of(new DbmateFile(path, name.group(1))) : Optional.empty();
    }

    /** What it is called in messages: its file without {@code .sql}. */
    String name() {
        String file = String.valueOf(path.getFileName());
        return file.substring(0, file.length() - ".sql".length());
    }

    boolean hasDirective() {
        try (InputStream in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return DbmateParser.UP.matcher(head).find()
                    || DbmateParser.DOWN.matcher(head).find();
        } catch (IOException e) {
            return false;
        }
    }
}
