package io.github.migrationtest.internal.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a test class lives, and so what its relative paths mean: never the process's working directory, which differs
 * between an IDE and a build.
 *
 * @param classLoader what sees its class path
 * @param module the directory that holds its build file
 * @param build the directory that its build may write to
 */
public record Surroundings(ClassLoader classLoader, Path module, Path build) {
    private static final Set<String> BUILD_FILES =
            Set.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "BUILD", "BUILD.bazel");
    private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "out", "bin");

    /** The surroundings of a class. */
    public static Surroundings of(Class<?> testClass) {
        Path classes = classesOf(testClass).orElseGet(() -> Path.of("").toAbsolutePath());
        Path module = classes;
        while (module != null && BUILD_FILES.stream().map(module::resolve).noneMatch(Files::exists)) {
            module = module.getParent();
        }
        if (module == null) {
            module = Path.of("").toAbsolutePath();
        }
        ClassLoader loader = testClass.getClassLoader();
        return new Surroundings(
                loader == null ? ClassLoader.getSystemClassLoader() : loader, module, buildFolder(classes, module));
    }

    /**
     * What a setting stands for: a resource of the class path, a path from the module directory, or an absolute path.
     *
     * @throws SettingsException if it says {@code classpath:} and is not there
     */
    public Path resolve(SettingValue asked) {
        return resolve(asked, asked.filled());
    }

    /**
     * The same for the part of a setting that is a location.
     *
     * @throws SettingsException if it says {@code classpath:} and is not there
     */
    public Path resolve(SettingValue asked, String location) {
        return resolve(asked.toString(), location);
    }

    /**
     * The same for what is no setting.
     *
     * @param asked how it was asked for, for a message
     * @throws SettingsException if it says {@code classpath:} and is not there
     */
    public Path resolve(String asked, String location) {
        boolean onClassPathOnly = location.startsWith("classpath:");
        String path = onClassPathOnly ? location.substring("classpath:".length()) : location;
        URL resource = classLoader.getResource(path);
        if (resource != null && !path.isBlank()) {
            return pathOf(resource);
        }
        if (onClassPathOnly) {
            throw new SettingsException(asked + " is not on the class path of the tests."
                    + "\nName what the build puts there, or leave out classpath: for a path from " + module + ".");
        }
        return module.resolve(path).normalize();
    }

    private static Optional<Path> classesOf(Class<?> testClass) {
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return Optional.empty();
        }
        return Optional.of(pathOf(source.getLocation()));
    }

    private static Path buildFolder(Path classes, Path module) {
        for (Path folder = classes; folder != null && folder.startsWith(module); folder = folder.getParent()) {
            if (module.equals(folder.getParent())) {
                String name = folder.getFileName().toString();
                return BUILD_FOLDERS.contains(name) ? folder : module.resolve("target");
            }
        }
        return module.resolve("target");
    }

    private static Path pathOf(URL url) {
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                openFileSystem(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url + " is no address of a file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar's file system is the JVM's: it stays open for whoever else reads the jar. */
    private static synchronized void openFileSystem(URI jar) throws IOException {
        try {
            FileSystems.getFileSystem(jar);
        } catch (FileSystemNotFoundException e) {
            FileSystems.newFileSystem(jar, Map.of());
        }
    }
}
