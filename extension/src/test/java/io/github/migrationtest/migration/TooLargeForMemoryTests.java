package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that does not fit into the memory, in a JVM of its own that has little. */
class TooLargeForMemoryTests {
    private static final int MEGABYTES = 40;

    @TempDir
    Path directory;

    @Test
    void saysWhichFileIsTooLarge() throws IOException, InterruptedException {
        Path root = Files.createDirectory(directory.resolve("m"));
        Files.writeString(root.resolve("1_a.sql"), "CREATE TABLE a (id INT);\n");
        Path large =
                Files.writeString(root.resolve("2_b.sql"), "CREATE TABLE b (id INT);\n" + " ".repeat(MEGABYTES << 20));

        // The collector decides how much of it is ever free.
        assertThat(opened(root).replaceFirst("\\(\\d+ MB\\)", "(32 MB)"))
                .isEqualTo("The migrations of " + root + " need more memory than the tests have (32 MB). The largest"
                        + " file is " + large + " with 40 MB. Give the tests more with -Xmx, or load such data with a"
                        + " tool of its own.");
    }

    /** What the program prints. */
    private String opened(Path root) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Stream.of(Program.class, MigrationTools.class, TestDatabase.class, DatabaseKind.class)
                                .map(one -> one.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .collect(Collectors.joining(File.pathSeparator)),
                        Program.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** Opens a folder, and prints what is wrong with it. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try {
                MigrationTools.open(FolderSettings.of(Path.of(arguments[0])), Optional.of("plain"));
            } catch (MigrationFolderException e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
