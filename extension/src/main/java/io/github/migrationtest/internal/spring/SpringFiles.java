package io.github.migrationtest.internal.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configuration files of a module, as Spring Boot finds them when its tests run ({@code ConfigDataEnvironment}): those of the class
 * path first, where the file of the tests hides that of the application, then those of the directory. Later ones win.
 */
record SpringFiles(Path module) {
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".properties");

    List<Path> of(String name) {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("", "config")) {
            for (String suffix : SUFFIXES) {
                Stream.of("src/test/resources", "src/main/resources")
                        .map(root -> module.resolve(root).resolve(folder).resolve(name + suffix))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .ifPresent(files::add);
            }
        }
        for (String folder : List.of("", "config")) {
            for (String suffix : SUFFIXES) {
                Path file = module.resolve(folder).resolve(name + suffix);
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
