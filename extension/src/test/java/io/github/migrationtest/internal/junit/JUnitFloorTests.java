package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on JUnit's own older jars, which the build lays out. */
class JUnitFloorTests {
    private static final Path JARS = jars();

    @TempDir
    Path directory;

    private static Path jars() {
        Path classes = Path.of(JUnitFloorTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return classes.resolveSibling("junit-floor");
    }

    @Test
    void refusesAJUnitThatClosesNothing() throws Exception {
        try (ChildJvm child = start("5.12")) {
            assertThat(child.output())
                    .isEqualTo(
                            "org.junit.jupiter.api.extension.ExtensionConfigurationException: Migration Test needs JUnit 5.13"
                                    + " or later, but JUnit 5.12.2 is on the class path."
                                    + "\nRaise org.junit:junit-bom to 5.13.4 or later.");
            assertThat(child.awaitEnd()).isEqualTo(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAnEngineThatClosesNothingBesideANewerApi() throws Exception {
        try (ChildJvm child = start("5.14-on-5.12")) {
            assertThat(child.output())
                    .isEqualTo(
                            "org.junit.jupiter.api.extension.ExtensionConfigurationException: Migration Test needs JUnit 5.13"
                                    + " or later, but junit-jupiter-engine 5.12.2 runs the tests, beside junit-jupiter-api"
                                    + " 5.14.4."
                                    + "\nImport org.junit:junit-bom 5.13.4 or later, so that all of JUnit has one version.");
            assertThat(child.awaitEnd()).isEqualTo(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void runsOnTheOldestThatClosesWhatIsStored() throws Exception {
        try (ChildJvm child = start("5.13")) {
            assertThat(child.output()).contains("the test ran", "1 database, 0 migrations forward, 0 back");
            assertThat(child.awaitEnd()).isZero();
        }
        assertThat(directory).isEmptyDirectory();
    }

    private ChildJvm start(String jars) throws IOException {
        try (Stream<Path> files = Files.list(JARS.resolve(jars))) {
            List<Path> junit = files.toList();
            return ChildJvm.start(
                    ChildJvm.withoutJUnitAnd(junit),
                    AnyTestCase.class,
                    Map.of("migrationtest.directory", directory.toString()));
        }
    }

    @MigrationTest(migrations = "rehearsal/one")
    static class AnyTestCase {

        @Test
        void runs(TestDatabase database) {
            System.out.println("the test ran");
        }
    }
}
