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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large files in a JVM of its own that has little memory: one that does not fit, and some that do. */
class TooLargeForMemoryTests {
    private static final int MEGABYTES = 40;

    /** Of a hundred bytes each and some. */
    private static final int ROWS = 80_000;

    @TempDir
    Path directory;

    @Test
    void saysWhichFileIsTooLarge() throws IOException, InterruptedException {
        Path root = Files.createDirectory(directory.resolve("m"));
        Files.writeString(root.resolve("1_a.sql"), "CREATE TABLE a (id INT);\n");
        Path large =
                Files.writeString(root.resolve("2_b.sql"), "CREATE TABLE b (id INT);\n" + " ".repeat(MEGABYTES << 20));

        // The collector decides how much of it is ever free.
        assertThat(opened("plain", root, "-Xmx32m").replaceFirst("\\(\\d+ MB\\)", "(32 MB)"))
                .isEqualTo("The migrations of " + root + " need more memory than the tests have (32 MB). The largest"
                        + " file is " + large + " with 40 MB. Give the tests more with -Xmx, or load such data with a"
                        + " tool of its own.");
    }

    /** Five times as much as the file, besides what the program itself takes: for its text and for its statements. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "plain, m/1_a.sql, '', ''",
                "goose, m/1_a.sql, '-- +goose Up', ''",
                "dbmate, m/1_a.sql, '-- migrate:up', '-- migrate:down'",
                "mybatis, m/1_a.sql, '-- // a', '-- //@UNDO'",
                "sqitch, m/deploy/a.sql, '', ''"
            })
    void readsALargeFileOfManyStatements(String tool, String file, String head, String tail)
            throws IOException, InterruptedException {
        String row = "INSERT INTO t VALUES ('" + "x;y ".repeat(22) + "');\n";
        Path large = directory.resolve(file);
        Files.createDirectories(large.getParent());
        Files.writeString(large, head + "\n" + row.repeat(ROWS) + tail + "\n");
        Files.writeString(directory.resolve("m/sqitch.conf"), "[core]\n\tengine = sqlite\n");
        Files.writeString(
                directory.resolve("m/sqitch.plan"), "%project=hotel\n\na 2024-01-01T00:00:00Z Ada <ada@example.org>\n");

        assertThat(opened(tool, directory.resolve("m"), "-Xmx56m")).isEqualTo(ROWS + " statements");
    }

    /** What the program prints. */
    private String opened(String tool, Path root, String memory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-XX:+UseSerialGC",
                        "-cp",
                        Stream.of(Program.class, MigrationTools.class, TestDatabase.class, DatabaseKind.class)
                                .map(one -> one.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .collect(Collectors.joining(File.pathSeparator)),
                        Program.class.getName(),
                        tool,
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

    /** Opens a folder, and prints how much is in it or what is wrong with it. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try {
                MigrationFolder folder =
                        MigrationTools.open(FolderSettings.of(Path.of(arguments[1])), Optional.of(arguments[0]));
                System.out.print(folder.all().get(0).up().statements().size() + " statements");
            } catch (MigrationFolderException e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
