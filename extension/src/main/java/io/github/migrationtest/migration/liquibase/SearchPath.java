package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;

/**
 * Where Liquibase looks for files: what {@code searchPath} names and nothing else, or else the module's directory, where the command
 * line and the plugins are run, and the class path.
 *
 * @param resources what a build copies to the class path, from the module's directory
 */
record SearchPath(FolderSettings settings, LiquibaseSettings said, List<String> resources) {

    private static ResourceAccessor classPath() {
        return new LayeredFiles(List.of(new ClassLoaderResourceAccessor()));
    }

    private List<Path> builtDirectories() {
        return settings.options().module().stream()
                .flatMap(module -> resources.stream().map(module::resolve))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The change log of a name that was said, which Liquibase keeps as it is. */
    Optional<RootChangelog> find(String name) throws IOException {
        if (!said.searchPath().isEmpty()) {
            // Of what is named Liquibase looks everywhere, and says what it does where a file is twice
            // (duplicateFileMode).
            ResourceAccessor files = new LayeredFiles(List.of(new CompositeResourceAccessor(searched())));
            return files.getAll(RootChangelog.pathOf(name)).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RootChangelog(
                            name, Optional.empty(), List.of(new RootChangelog.Start(name, files, Optional.empty()))));
        }
        String path = RootChangelog.pathOf(name);
        List<Path> places = new ArrayList<>(builtDirectories());
        if (!RootChangelog.isOfClassPath(name)) {
            settings.options().module().ifPresent(places::add);
            if (Files.isDirectory(settings.folder())) {
                places.add(settings.folder());
            }
        }
        for (Path place : places) {
            Path file = place.resolve(path).normalize();
            if (Files.isRegularFile(file)) {
                return Optional.of(new RootChangelog(
                        file.toString(),
                        Optional.of(file),
                        List.of(new RootChangelog.Start(name, startingAt(place, true), Optional.of(place)))));
            }
        }
        return classPath().getAll(path).isEmpty()
                ? Optional.empty()
                : Optional.of(new RootChangelog(
                        name, Optional.empty(), List.of(new RootChangelog.Start(name, classPath(), Optional.empty()))));
    }

    /** Files below a directory; and, with the class path, those of the module and of what it depends on. */
    ResourceAccessor startingAt(Path root, boolean withClassPath) throws IOException {
        List<ResourceAccessor> layers = new ArrayList<>();
        layers.add(new DirectoryResourceAccessor(root));
        if (withClassPath) {
            for (Path directory : builtDirectories()) {
                layers.add(new DirectoryResourceAccessor(directory));
            }
            if (settings.options().module().filter(Files::isDirectory).isPresent()) {
                layers.add(new DirectoryResourceAccessor(
                        settings.options().module().get()));
            }
            layers.add(classPath());
        }
        return new LayeredFiles(layers);
    }

    private List<ResourceAccessor> searched() throws IOException {
        List<ResourceAccessor> layers = new ArrayList<>();
        for (String entry : said.searchPath()) {
            Path path = settings.options()
                    .module()
                    .map(module -> module.resolve(entry))
                    .orElse(Path.of(entry));
            if (Files.isDirectory(path)) {
                layers.add(new DirectoryResourceAccessor(path));
            } else if (Files.isRegularFile(path) && entry.matches("(?i).*\\.(?:jar|zip)")) {
                layers.add(new ZipResourceAccessor(path));
            } else {
                throw new MigrationFolderException(
                        "searchPath of Liquibase names " + entry + ", and at " + path
                                + " is no directory and no .jar or .zip.",
                        path);
            }
        }
        return layers;
    }
}
