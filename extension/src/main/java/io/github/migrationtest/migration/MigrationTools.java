package io.github.migrationtest.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the folder of migrations, and the tool that it is written for. */
public final class MigrationTools {
    private static final int NAMES_SHOWN = 10;

    /** Where tools put their migrations unless they are told otherwise. */
    private static final List<String> CONVENTIONAL = List.of(
            "src/main/resources/db/migration",
            "src/main/resources/db/migrations",
            "src/main/resources/migrations",
            "src/main/resources/db/changelog",
            "src/main/resources/changelog",
            "prisma/migrations",
            "supabase/migrations",
            "drizzle",
            "src/drizzle",
            "src/db/drizzle",
            "src/db/migrations",
            "src/migrations",
            "db/drizzle",
            "db/migrations",
            "db/migration",
            "database/migrations",
            "migrations");

    private MigrationTools() {}

    /**
     * Reads a folder with the tool that is named, or else with the one that recognises it; a file where a tool has one for all
     * migrations, as Liquibase does.
     *
     * @throws MigrationFolderException if the folder is missing, empty, or of no known form or of several; if no tool has
     *     that name; or if something in the folder is not as its tool wants it
     */
    public static MigrationFolder open(FolderSettings settings, Optional<String> toolName) {
        Path folder = settings.folder();
        Optional<MigrationTool> ofFile = Files.isRegularFile(folder)
                ? tools().stream().filter(tool -> tool.recognisesFile(folder)).findFirst()
                : Optional.empty();
        if (ofFile.isPresent()) {
            return read(toolName.map(MigrationTools::named).orElse(ofFile.get()), settings);
        }
        if (!Files.isDirectory(folder)) {
            throw new MigrationFolderException(
                    (Files.exists(folder) ? "The migrations folder is a file: " : "There is no migrations folder ")
                            + folder
                            + (Files.exists(folder)
                                    ? ". Name the folder that it is in."
                                    : ". Name one that exists with `migrations`."),
                    folder);
        }
        List<String> names = names(folder);
        if (names.isEmpty()) {
            throw new MigrationFolderException(
                    "The migrations folder " + folder
                            + " is empty. Name the folder that has the migrations with `migrations`.",
                    folder);
        }
        return read(toolName.map(MigrationTools::named).orElseGet(() -> recognise(folder, names)), settings);
    }

    /** What is too large is said with its name: the error of the JVM ends the whole run, and names nothing. */
    private static MigrationFolder read(MigrationTool tool, FolderSettings settings) {
        try {
            return tool.read(settings);
        } catch (OutOfMemoryError e) {
            Optional<Path> largest = largest(settings.folder());
            throw new MigrationFolderException(
                    "The migrations of " + settings.folder() + " need more memory than the tests have ("
                            + megabytes(Runtime.getRuntime().maxMemory()) + ")."
                            + largest.map(file ->
                                            " The largest file is " + file + " with " + megabytes(size(file)) + ".")
                                    .orElse("")
                            + " Give the tests more with -Xmx, or load such data with a tool of its own.",
                    largest.orElse(null),
                    0,
                    e);
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static Optional<Path> largest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).max(Comparator.comparingLong(MigrationTools::size));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The tools that recognise a folder, by name; none for one that is not there. */
    public static List<String> recognising(Path folder) {
        return Files.isDirectory(folder)
                ? tools().stream()
                        .filter(tool -> tool.recognises(folder))
                        .map(MigrationTool::name)
                        .toList()
                : List.of();
    }

    /** The conventional folders of a module that a tool recognises, in no order of preference. */
    public static List<Path> candidates(Path moduleDirectory) {
        List<MigrationTool> tools = tools();
        return CONVENTIONAL.stream()
                .map(moduleDirectory::resolve)
                .filter(Files::isDirectory)
                .filter(folder -> tools.stream().anyMatch(tool -> tool.recognises(folder)))
                .toList();
    }

    /** The conventional places, relative to a module's directory, for the message that finds nothing in them. */
    public static List<String> conventionalPlaces() {
        return CONVENTIONAL;
    }

    private static MigrationTool named(String name) {
        List<MigrationTool> tools = tools();
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MigrationFolderException(
                        "tool = \"" + name + "\" names no tool that is known. Known are " + namesOf(tools) + "."));
    }

    private static MigrationTool recognise(Path folder, List<String> names) {
        List<MigrationTool> tools = tools();
        List<MigrationTool> claiming =
                tools.stream().filter(tool -> tool.recognises(folder)).toList();
        List<MigrationTool> sure =
                claiming.stream().filter(tool -> !tool.isLastResort()).toList();
        List<MigrationTool> found = sure.isEmpty() ? claiming : sure;
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + folder + " is of no known form. It has " + list(names) + ". Recognised would be:\n"
                            + tools.stream()
                                    .map(tool -> "  " + tool.name() + ": " + tool.layout())
                                    .collect(Collectors.joining("\n"))
                            + "\nName the folder that has the migrations with `migrations`, or their tool with `tool`.",
                    folder);
        }
        throw new MigrationFolderException(
                "The folder " + folder + " could be one of several tools: " + namesOf(found)
                        + ". Say which with `tool = \"" + found.get(0).name() + "\"`.",
                folder);
    }

    private static List<MigrationTool> tools() {
        return ServiceLoader.load(MigrationTool.class, MigrationTool.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(MigrationTool::name))
                .toList();
    }

    private static String namesOf(List<MigrationTool> tools) {
        return tools.stream().map(MigrationTool::name).collect(Collectors.joining(", "));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations folder " + folder + " cannot be listed.", e);
        }
    }

    private static String list(List<String> names) {
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}
