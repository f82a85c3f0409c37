package io.github.migrationtest.internal.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files beside a command from which migration tools read where their database is. */
public final class ConfigurationFiles {
    private static final Pattern NAME = Pattern.compile(
            "(?i)\\.env(?:\\..*)?|\\.envrc|\\.dev\\.vars|.*drizzle.*\\.(?:ts|js|mjs|cjs|mts"
                    + "|cts|json)|prisma\\.config\\.\\w+|schema\\.prisma|knexfile\\.\\w+|ormconfig\\.\\w+|data-?source\\.\\w+"
                    + "|mikro-orm\\.config\\.\\w+|\\.sequelizerc|database\\.(?:json|ya?ml|js|ts)|dbconfig\\.ya?ml|atlas\\.hcl"
                    + "|flyway\\.(?:conf|toml)|liquibase\\.properties|sqitch\\.conf|alembic\\.ini|package\\.json|wrangler\\.(?:toml|jsonc?)");

    /** Files that nothing reads: they are copied by hand. */
    private static final Pattern TEMPLATE = Pattern.compile("(?i).*\\.(?:example|sample|template|dist|defaults)");

    /** Folders in which tools look besides the one that they run in. */
    private static final List<String> FOLDERS = List.of("", "prisma", "config", "db");

    private static final long LARGEST = 1L << 20;

    private ConfigurationFiles() {}

    /** The files in a directory, and those that a command line names and what is in the folders that it names. */
    public static List<Path> of(Path directory, String commandLine) {
        Set<Path> files = new LinkedHashSet<>();
        FOLDERS.forEach(folder -> files.addAll(in(directory.resolve(folder))));
        for (String word : commandLine.split("[\\s=\"'&;|()]+")) {
            Path named = resolved(directory, word);
            if (Files.isDirectory(named)) {
                FOLDERS.forEach(folder -> files.addAll(in(named.resolve(folder))));
            } else if (isReadable(named) && !TEMPLATE.matcher(word).matches()) {
                files.add(named);
            }
        }
        return List.copyOf(files);
    }

    private static Path resolved(Path directory, String word) {
        try {
            return directory.resolve(word).normalize();
        } catch (InvalidPathException e) {
            return directory;
        }
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(file -> !TEMPLATE.matcher(String.valueOf(file.getFileName()))
                            .matches())
                    .filter(ConfigurationFiles::isReadable)
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed.", e);
        }
    }

    private static boolean isReadable(Path file) {
        try {
            return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= LARGEST;
        } catch (IOException e) {
            return false;
        }
    }

    /** A file's text in whatever encoding: addresses are of plain letters. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }
}
