package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * One {@code .sql} file below the folder, by its name.
 *
 * @param script its path below the folder, with slashes, as the history has it
 * @param name its file name without the suffix: {@code V2__add_email}
 * @param type what its name says it is
 * @param version as written; empty for a repeatable
 * @param description with spaces for underscores
 */
record FlywayFile(Path path, String script, String name, Type type, String version, String description) {
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
    static List<FlywayFile> in(Path folder, FlywayNaming naming) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> naming.isScript(file.getFileName().toString()))
                    .sorted()
                    .map(file -> of(folder, file, naming))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationFolderException(
                    "The folder " + folder + " cannot be listed: " + e.getMessage(), folder, 0, e);
        }
    }

    /** What stands for the script of a migration in Java. */
    static FlywayFile of(FlywayJava java) {
        return new FlywayFile(
                Path.of(java.className().replace('.', '/') + ".class"),
                java.className(),
                java.className().substring(java.className().lastIndexOf('.') + 1),
                java.version().isEmpty() ? Type.REPEATABLE : Type.VERSIONED,
                java.version(),
                java.description());
    }

    private static FlywayFile of(Path folder, Path path, FlywayNaming naming) {
        String script = folder.relativize(path).toString().replace('\\', '/');
        String file = path.getFileName().toString();
        String name = naming.withoutSuffix(file);
        Matcher repeatable = naming.repeatable().matcher(file);
        if (repeatable.matches()) {
            return new FlywayFile(path, script, name, Type.REPEATABLE, "", words(repeatable.group(1)));
        }
        for (Type type : List.of(Type.VERSIONED, Type.UNDO, Type.BASELINE)) {
            Matcher numbered =
                    switch (type) {
                        case VERSIONED -> naming.versioned().matcher(file);
                        case UNDO -> naming.undo().matcher(file);
                        default -> naming.baseline().matcher(file);
                    };
            if (numbered.matches()) {
                return new FlywayFile(path, script, name, type, numbered.group(1), words(numbered.group(2)));
            }
        }
        Type type = naming.callback().matcher(file).matches() ? Type.CALLBACK : Type.OTHER;
        return new FlywayFile(path, script, name, type, "", "");
    }

    private static String words(String description) {
        return description.replace('_', ' ');
    }

    boolean isApplied() {
        return type == Type.VERSIONED || type == Type.REPEATABLE;
    }

    String text(Charset encoding) {
        String text = ScriptFiles.read(path, encoding);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
