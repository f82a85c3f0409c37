package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.resource.ResourceAccessor;

/**
 * The change log that includes all others, and from where its paths may be meant.
 *
 * @param place where it is, for messages
 * @param file the same where it is a file of its own
 * @param starts where paths may start, the likeliest first: production's path of a change log is part of what a change set is known by
 */
record RootChangelog(String place, Optional<Path> file, List<Start> starts) {
    private static final int READ = 64 << 10;

    /** Names that stand for the whole: {@code db.changelog-master.yaml}, {@code changelog.xml}, {@code master.xml}. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:[a-z0-9_]*[.-])?(?:(?:db[.-]?)?change-?log(?:[.-]?(?:master|root|main))?|(?:changelog[.-]?)?(?:master|root))"
                    + "\\.(?:xml|ya?ml|json|sql)");

    private static final List<String> RESOURCES = List.of(
            "src/main/resources",
            "src/test/resources",
            "target/classes",
            "target/test-classes",
            "build/resources/main",
            "build/resources/test");

    /** The change logs of a folder that may be the one. */
    static List<Path> candidates(Path folder) {
        if (Files.isRegularFile(folder)) {
            return isChangelog(folder) ? List.of(folder) : List.of();
        }
        List<Path> changelogs = ScriptFiles.in(folder).stream()
                .filter(Files::isRegularFile)
                .filter(RootChangelog::isChangelog)
                .toList();
        List<Path> named = changelogs.stream()
                .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                .toList();
        return named.isEmpty() && changelogs.size() == 1 ? changelogs : named;
    }

    /** By what stands in it: many other files are called {@code master.xml}. */
    private static boolean isChangelog(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        if (!name.matches(".*\\.(?:xml|ya?ml|json|sql)")) {
            return false;
        }
        String start = start(file);
        return name.endsWith(".sql")
                ? start.stripLeading()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(?s)\\uFEFF?--\\s*liquibase\\s*formatted.*")
                : start.contains("databaseChangeLog");
    }

    private static String start(Path file) {
        char[] buffer = new char[READ];
        try (Reader reader = new java.io.InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            int length = reader.read(buffer);
            return length <= 0 ? "" : new String(buffer, 0, length);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * One way to read it.
     *
     * @param name what Liquibase calls it then
     * @param files what finds it and what it includes
     * @param directory where its paths start, if that is a directory
     */
    record Start(String name, ResourceAccessor files, Optional<Path> directory) {}

    static RootChangelog of(FolderSettings settings, LiquibaseSettings said) throws IOException {
        SearchPath search = new SearchPath(settings, said, RESOURCES);
        Optional<String> named =
                said.changelogFile().filter(name -> !Path.of(pathOf(name)).isAbsolute() || isOfClassPath(name));
        if (named.isPresent()) {
            Optional<RootChangelog> found = search.find(named.get());
            if (found.isPresent()) {
                return found.get();
            }
        }
        Path file = said.changelogFile()
                .map(Path::of)
                .filter(path -> path.isAbsolute() && Files.isRegularFile(path))
                .orElseGet(() -> only(settings.folder()));
        List<Start> starts = new ArrayList<>();
        for (boolean withClassPath : new boolean[] {false, true}) {
            for (Path root : roots(file, settings)) {
                starts.add(new Start(pathFrom(root, file), search.startingAt(root, withClassPath), Optional.of(root)));
            }
        }
        return new RootChangelog(file.toString(), Optional.of(file), starts);
    }

    static boolean isOfClassPath(String name) {
        return name.startsWith("classpath:");
    }

    static String pathOf(String name) {
        return isOfClassPath(name) ? name.replaceFirst("^classpath:/*", "") : name;
    }

    /** The folder of a build by which a change log is named, so that the class path knows it by another path. */
    static Optional<String> resourcesIn(String name) {
        return RESOURCES.stream()
                .map(resources -> resources + "/")
                .filter(name.replaceFirst("^(\\./)+", "")::startsWith)
                .findFirst();
    }

    private static Path only(Path folder) {
        List<Path> candidates = candidates(folder);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new MigrationFolderException(
                candidates.isEmpty()
                        ? "The folder " + folder
                                + " has no root change log of Liquibase. Name the file itself with `migrations`."
                        : "The folder " + folder + " has several root change logs: "
                                + candidates.stream()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .collect(Collectors.joining(", "))
                                + ". Name the one that production runs with `migrations`.",
                folder);
    }

    private static List<Path> roots(Path file, FolderSettings settings) {
        List<Path> roots = new ArrayList<>();
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.getFileSystem() != FileSystems.getDefault()) {
            // In a jar, whose paths all start at its root.
            return List.of(absolute.getRoot());
        }
        settings.options()
                .module()
                .map(module -> module.toAbsolutePath().normalize())
                .ifPresent(module -> {
                    RESOURCES.stream()
                            .map(module::resolve)
                            .filter(absolute::startsWith)
                            .forEach(roots::add);
                    if (absolute.startsWith(module)) {
                        roots.add(module);
                    }
                });
        for (Path parent = absolute.getParent();
                parent != null && parent.getNameCount() > 0;
                parent = parent.getParent()) {
            if (!roots.contains(parent)) {
                roots.add(parent);
            }
        }
        return List.copyOf(roots);
    }

    /** What Liquibase calls the change log, seen from a root. */
    private static String pathFrom(Path root, Path file) {
        return root.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
