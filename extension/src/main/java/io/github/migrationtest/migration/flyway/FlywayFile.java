package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@code .sql} file below the folder, by its name.
 *
 * @param script its path below the folder, with slashes, as the history has it
 * @param type what its name says it is
 * @param version as written; empty for a repeatable
 * @param description with spaces for underscores
 */
record FlywayFile(Path path, String script, Type type, String version, String description) {
    private static final Pattern VERSIONED = Pattern.compile("([VUB])([0-9][0-9._]*?)__(.*)\\.(?i:sql)");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.(?i:sql)");
    private static final Pattern CALLBACK =
            Pattern.compile("(?:before|after|createSchema)[A-Za-z]*(?:__.*)?\\.(?i:sql)");

    /** What a file is to Flyway. */
    enum Type {
        VERSIONED,
        UNDO,
        REPEATABLE,
        BASELINE,
        CALLBACK,
        /** Something that Flyway passes over. */
        OTHER
    }

    /** All of a folder and the folders in it, by path. */
    static List<FlywayFile> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".sql"))
                    .sorted()
                    .map(file -> of(folder, file))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationFolderException(
                    "The folder " + folder + " cannot be listed: " + e.getMessage(), folder, 0, e);
        }
    }

    private static FlywayFile of(Path folder, Path path) {
        String script = folder.relativize(path).toString().replace('\\', '/');
        String name = path.getFileName().toString();
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
            Type type =
                    switch (versioned.group(1)) {
                        case "V" -> Type.VERSIONED;
                        case "U" -> Type.UNDO;
                        default -> Type.BASELINE;
                    };
            return new FlywayFile(path, script, type, versioned.group(2), words(versioned.group(3)));
        }
        Matcher repeatable = REPEATABLE.matcher(name);
        if (repeatable.matches()) {
            return new FlywayFile(path, script, Type.REPEATABLE, "", words(repeatable.group(1)));
        }
        Type type = CALLBACK.matcher(name).matches() ? Type.CALLBACK : Type.OTHER;
        return new FlywayFile(path, script, type, "", "");
    }

    private static String words(String description) {
        return description.replace('_', ' ');
    }

    boolean isApplied() {
        return type == Type.VERSIONED || type == Type.REPEATABLE;
    }

    /** Its file name without the suffix: {@code V2__add_email}. */
    String name() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ".sql".length());
    }

    String text() {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new MigrationFolderException("The script " + path + " cannot be read: " + e.getMessage(), path, 0, e);
        }
    }

    /** What the file beside it, {@code <script>.conf}, says of {@code executeInTransaction}. */
    Optional<Boolean> toldTransaction() {
        Path settings = path.resolveSibling(path.getFileName() + ".conf");
        try {
            return !Files.isRegularFile(settings)
                    ? Optional.empty()
                    : Files.readAllLines(settings, StandardCharsets.UTF_8).stream()
                            .map(line -> line.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                            .filter(line -> line.startsWith("executeintransaction="))
                            .map(line -> line.endsWith("=true"))
                            .findFirst();
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The settings " + settings + " cannot be read: " + e.getMessage(), settings, 0, e);
        }
    }
}
