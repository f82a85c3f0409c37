package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file, by its name (golang-migrate, {@code source/parse.go}).
 *
 * @param number its version as it is written, zeros in front included
 * @param extension whatever follows the direction
 */
record MigrationFile(Path path, String number, String title, boolean up, String extension) {
    private static final Pattern NAME = Pattern.compile("([0-9]+)_(.*)\\.(down|up)\\.(.*)");
    private static final BigInteger LIMIT = BigInteger.TWO.pow(64);

    /** The files of a folder that are migrations, by name; others are passed over, as the tool does. */
    static List<MigrationFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ScriptFiles::isFile)
                    .sorted()
                    .map(MigrationFile::of)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The folder " + folder + " cannot be listed: " + e.getMessage(), folder, 0, e);
        }
    }

    private static Optional<MigrationFile> of(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches() || new BigInteger(name.group(1)).compareTo(LIMIT) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new MigrationFile(
                path, name.group(1), name.group(2), name.group(3).equals("up"), name.group(4)));
    }

    BigInteger version() {
        return new BigInteger(number);
    }

    String name() {
        return number + "_" + title;
    }
}
