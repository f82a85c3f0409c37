package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that runs its test classes in several JVMs gets one report of all. */
class ReportOfSeveralJvmsTests {
    private final Path folder;
    private final Path base;

    ReportOfSeveralJvmsTests(@TempDir Path directory) throws IOException {
        base = directory.resolve("migration-test");
        folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key);")
                .write("1_items.down.sql", "drop table items;")
                .folder();
    }

    @MigrationTest
    static class FirstTestCase implements MigrationChecks {}

    @MigrationTest
    static class SecondTestCase implements MigrationChecks {}

    @Test
    void keepsWhatTheOtherJvmsOfTheBuildFound() throws Exception {
        run(FirstTestCase.class);
        run(SecondTestCase.class);
        run(SecondTestCase.class);

        assertThat(Files.readAllLines(base.resolve("report.md")))
                .filteredOn(line -> line.startsWith("#"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("# Migrations rehearsed"),
                        line -> assertThat(line).startsWith("## ReportOfSeveralJvmsTests.FirstTestCase: "),
                        line -> assertThat(line).startsWith("## ReportOfSeveralJvmsTests.SecondTestCase: "));
        assertThat(Files.readAllLines(base.resolve("report.md")))
                .filteredOn(line -> line.startsWith("| 1_items |"))
                .hasSize(2);
        assertThat(base.resolve("findings.json"))
                .content()
                .containsOnlyOnce("ReportOfSeveralJvmsTests.FirstTestCase: ")
                .containsOnlyOnce("ReportOfSeveralJvmsTests.SecondTestCase: ");
    }

    @Test
    void replacesWhatAnotherBuildFound() throws Exception {
        run(FirstTestCase.class);
        Path findings = base.resolve("findings.json");
        Files.writeString(
                findings, Files.readString(findings).replaceFirst("\"build\" : \"[^\"]+\"", "\"build\" : \"another\""));

        run(SecondTestCase.class);

        assertThat(base.resolve("report.md")).content().doesNotContain("FirstTestCase");
        assertThat(findings).content().doesNotContain("FirstTestCase").contains("SecondTestCase");
    }

    @Test
    void replacesWhatIsNoReport() throws Exception {
        Files.createDirectories(base);
        Files.writeString(base.resolve("findings.json"), "[{\"build\":");
        Files.writeString(base.resolve("report.md"), "notes of mine\n## a heading");

        run(FirstTestCase.class);

        assertThat(base.resolve("report.md"))
                .content()
                .startsWith("# Migrations rehearsed\n\n## ReportOfSeveralJvmsTests.FirstTestCase: ")
                .doesNotContain("a heading");
    }

    private void run(Class<?> fixture) throws Exception {
        try (ChildJvm child = ChildJvm.start(
                ChildJvm.CLASS_PATH,
                fixture,
                Map.of("migrationtest.migrations", folder.toString(), "migrationtest.directory", base.toString()))) {
            assertThat(child.output()).contains("report: " + base.resolve("report.md"));
            assertThat(child.awaitEnd()).isZero();
        }
    }
}
