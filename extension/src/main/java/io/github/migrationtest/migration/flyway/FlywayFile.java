package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

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

    /** All of a folder and the folders in it, by path; links are followed, and what is hidden is passed over. */
    static List<FlywayFile> in(Path folder, FlywayNaming naming) {
        return listed(folder, naming, FileVisitOption.FOLLOW_LINKS);
    }

    /** The same, following none of the links in the folder; it may be one itself. */
    static List<FlywayFile> withoutLinksIn(Path folder, FlywayNaming naming) {
        return listed(folder.resolve("."), naming);
    }

    private static List<FlywayFile> listed(Path folder, FlywayNaming naming, FileVisitOption... options) {
        try (Stream<Path> files = Files.walk(folder, options)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> naming.isScript(file.getFileName().toString()))
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .map(file -> of(folder, file, naming))
                    .toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemLoopException loop) {
                throw new MigrationFolderException(
                        "The link " + loop.getFile() + " leads back to a folder that it is in, where Flyway finds every"
                                + " script again and refuses the folder. Remove the link.",
                        folder,
                        0,
                        e);
            }
            throw unlisted(folder, e);
        } catch (IOException e) {
            throw unlisted(folder, e);
        }
    }

    private static boolean isHidden(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .limit(file.getNameCount() - 1)
                .map(Path::toString)
                .anyMatch(folder -> folder.startsWith(".") && !folder.equals("."));
    }

    private static MigrationFolderException unlisted(Path folder, Exception e) {
        return new MigrationFolderException(
                "The folder " + folder + " cannot be listed: " + e.getMessage(), folder, 0, e);
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
            if (numbered.matches() && Version.isDotted(numbered.group(1))) {
                return new FlywayFile(path, script, name, type, numbered.group(1), words(numbered.group(2)));
            }
        }
        Type type = naming.callback().matcher(file).matches() ? Type.CALLBACK : Type.OTHER;
        return new FlywayFile(path, script, name, type, "", "");
    }

    private static String words(@Nullable String description) {
        return description == null ? "" : description.replace('_', ' ');
    }

    boolean isApplied() {
        return type == Type.VERSIONED || type == Type.REPEATABLE;
    }

    /** In the encoding that the file beside it says, else in this one. */
    String text(Charset otherwise) {
        String text = ScriptFiles.read(
                path, FlywayScriptSettings.beside(path).encoding().orElse(otherwise));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
