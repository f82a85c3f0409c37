package io.github.migrationtest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a benchmark's own, in the module's build folder: the disk that tests would use, not a memory file system. */
final class Folders {
    private Folders() {}

    static Path create() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "benchmarks").toAbsolutePath()), "run");
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
