package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Flyway looks: the folder that the user named and, where it is one of those in {@code flyway.locations}, the others too.
 *
 * @param folders where scripts are
 * @param packages where classes are, as Flyway names places of the class path: {@code db/migration}
 */
record FlywayLocations(List<Path> folders, List<String> packages) {
    private static final List<String> ROOTS = List.of("src/main/resources", "src/test/resources");

    static FlywayLocations of(FolderSettings settings, FlywaySettings flyway, DatabaseKind kind) {
        Path own = settings.folder().toAbsolutePath().normalize();
        Set<Path> folders = new LinkedHashSet<>();
        Set<String> packages = new LinkedHashSet<>();
        for (String location : flyway.list("locations")) {
            String place = location.replace("{vendor}", kind.name().toLowerCase(Locale.ROOT));
            folders(place, own, settings.options().module()).stream()
                    .filter(Files::isDirectory)
                    .findFirst()
                    .ifPresent(folders::add);
            if (!place.startsWith("filesystem:")) {
                packages.add(path(place));
            }
        }
        if (folders.stream().noneMatch(own::equals)) {
            folders.clear();
            packages.clear();
            folders.add(own);
        }
        packageOf(own).ifPresent(packages::add);
        return new FlywayLocations(List.copyOf(folders), List.copyOf(packages));
    }

    /** Where a location may be; the one that the user named first. */
    private static List<Path> folders(String location, Path own, Optional<Path> module) {
        String path = path(location);
        Path root = module.orElseGet(() -> Path.of("")).toAbsolutePath();
        List<Path> folders = new ArrayList<>();
        if (location.startsWith("filesystem:")) {
            folders.add(root.resolve(path).normalize());
        } else {
            ROOTS.forEach(resources ->
                    folders.add(root.resolve(resources).resolve(path).normalize()));
            onClassPath(path).forEach(folders::add);
        }
        return folders.contains(own) ? List.of(own) : folders;
    }

    /** A location without its prefix, up to its first wildcard. */
    private static String path(String location) {
        String path = location.replaceFirst(
                "^(classpath|filesystem):/?(?=.)", location.startsWith("filesystem:/") ? "/" : "");
        int wildcard = path.indexOf('*');
        String fixed = wildcard < 0 ? path : path.substring(0, path.lastIndexOf('/', wildcard) + 1);
        return fixed.length() > 1 && fixed.endsWith("/") ? fixed.substring(0, fixed.length() - 1) : fixed;
    }

    /** The place on the class path that a folder of scripts is, or will be when it is built; classes stand there too. */
    private static Optional<String> packageOf(Path folder) {
        for (int from = folder.getNameCount() - 1; from >= 0; from--) {
            String name = folder.subpath(from, folder.getNameCount()).toString().replace('\\', '/');
            Optional<Path> above = from == 0 ? Optional.empty() : Optional.of(folder.subpath(0, from));
            boolean isResource = above.isPresent() && ROOTS.stream().anyMatch(above.get()::endsWith);
            if (isResource || onClassPath(name).contains(folder)) {
                return Optional.of(name).filter(place -> !resources(place).isEmpty());
            }
        }
        return Optional.empty();
    }

    private static List<Path> onClassPath(String name) {
        return resources(name).stream()
                .flatMap(url -> file(url).stream())
                .filter(Files::isDirectory)
                .toList();
    }

    /** Whether there may be a class of the user's at one of the places. */
    boolean mayHaveClasses() {
        return packages.stream()
                .flatMap(name -> resources(name).stream())
                .anyMatch(url -> file(url).map(FlywayLocations::hasClasses).orElse(true));
    }

    /** The class files at the places: what is migrated depends on them. */
    List<Path> classFiles() {
        return packages.stream()
                .flatMap(name -> resources(name).stream())
                .flatMap(url -> file(url).stream())
                .flatMap(folder -> classesIn(folder).stream())
                .toList();
    }

    private static boolean hasClasses(Path folder) {
        return !classesIn(folder).isEmpty();
    }

    private static List<Path> classesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed.", e);
        }
    }

    /** Whether the class path has anything at a place. */
    static boolean exists(String place) {
        return !resources(place).isEmpty();
    }

    private static List<URL> resources(String name) {
        try {
            return Collections.list(loader().getResources(name));
        } catch (IOException e) {
            return List.of();
        }
    }

    static ClassLoader loader() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    private static Optional<Path> file(URL url) {
        if (!url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            URI uri = url.toURI();
            return Optional.of(Path.of(uri).toAbsolutePath().normalize());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
