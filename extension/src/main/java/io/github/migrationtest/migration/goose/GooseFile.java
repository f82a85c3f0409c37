package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file, by its name ({@code NumericComponent} in goose's {@code migration.go}). */
record GooseFile(Path path, long version) {
    /** In how many files of a folder an annotation is looked for; others have none either. */
    static final int LOOKED_INTO = 20;

    private static final int HEAD = 1 << 16;
    private static final Pattern ANNOTATION = Pattern.compile("(?m)^[ \\t\\u00EF\\u00BB\\u00BF]*--[ \\t]*\\+goose\\s");

    /** The files that have a name of goose's, of SQL alone. */
    static List<GooseFile> namedLikeOne(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> fileName(file).endsWith(".sql")
                        && Files.isRegularFile(file)
                        && refusal(file).isEmpty())
                .map(GooseFile::of)
                .toList();
    }

    /**
     * The files of a folder that are migrations: all that end in {@code .sql}, and those in Go whose names have a version.
     *
     * @param provider whether files of SQL without a version are passed over
     * @throws MigrationFolderException if there is one that is not
     */
    static List<GooseFile> in(Path folder, boolean provider) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> isMigration(file, provider))
                .map(GooseFile::of)
                .toList();
    }

    private static boolean isMigration(Path file, boolean provider) {
        String name = fileName(file);
        if (provider && name.endsWith(".sql")) {
            return refusal(file).isEmpty();
        } else if (name.endsWith(".sql")) {
            refusal(file).ifPresent(refusal -> {
                throw new MigrationFolderException(
                        file + " has no name of goose's: \"" + refusal
                                + "\". goose refuses the whole folder. Name it <number>_<name>.sql, move it elsewhere, or set"
                                + " provider=true in options if the application runs goose.NewProvider, which passes over it.",
                        file);
            });
            return true;
        }
        return name.endsWith(".go")
                && !name.endsWith("_test.go")
                && refusal(file).isEmpty();
    }

    /** What goose says of the name; empty if it has a version. */
    private static Optional<String> refusal(Path file) {
        String name = fileName(file);
        int underscore = name.indexOf('_');
        if (underscore < 0) {
            return Optional.of("no filename separator '_' found");
        }
        try {
            return Long.parseLong(name.substring(0, underscore)) < 1
                    ? Optional.of("migration version must be greater than zero")
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("failed to parse version from migration file: " + name);
        }
    }

    private static GooseFile of(Path file) {
        String name = fileName(file);
        return new GooseFile(file, Long.parseLong(name.substring(0, name.indexOf('_'))));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What it is called in messages: its file without its ending. */
    String name() {
        String name = fileName(path);
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isCode() {
        return fileName(path).endsWith(".go");
    }

    boolean hasAnnotation() {
        try (InputStream in = Files.newInputStream(path)) {
            return ANNOTATION
                    .matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }
}
