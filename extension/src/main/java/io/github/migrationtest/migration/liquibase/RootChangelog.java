package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The change log that includes all others, and the directories from which its paths may be meant.
 *
 * @param file the change log
 * @param roots where paths may start, the likeliest first: production's path of a change log is part of what a change set is known by
 */
record RootChangelog(Path file, List<Path> roots) {
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

    static RootChangelog of(FolderSettings settings, LiquibaseSettings said) {
        Path file = said.changelogFile()
                .flatMap(name -> RootChangelog.find(name, settings))
                .orElseGet(() -> only(settings.folder()));
        return new RootChangelog(file, roots(file, settings));
    }

    private static java.util.Optional<Path> find(String name, FolderSettings settings) {
        String path = name.replaceFirst("^classpath:/*", "");
        List<Path> places = new ArrayList<>();
        settings.options().module().ifPresent(module -> {
            RESOURCES.forEach(resources -> places.add(module.resolve(resources).resolve(path)));
            places.add(module.resolve(path));
        });
        places.add(settings.folder().resolve(path));
        return places.stream().filter(Files::isRegularFile).findFirst();
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
    String pathFrom(Path root) {
        return root.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
