package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.WithChecks;
import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class WithChecksTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key);")
                .folder();
    }

    private EngineExecutionResults results(Class<?> testCase) {
        return InnerRun.of(directory.resolve("databases"), testCase)
                .with("migrationtest.migrations", folder.toString())
                .execute();
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .toList();
    }

    /** A check as a user writes one beside the tests. */
    static class NoItems implements MigrationCheck {
        @Override
        public String id() {
            return "no-items";
        }

        @Override
        public List<Finding> check(RehearsedMigration migration) {
            return migration.up().orElseThrow().schemaAfter().table("items").stream()
                    .map(table -> Finding.error(id(), migration.migration(), "There are items.", "Call them things."))
                    .toList();
        }
    }

    @MigrationTest
    @WithChecks(NoItems.class)
    static class OwnTestCase implements MigrationChecks {}

    static class HeirTestCase extends OwnTestCase {}

    @MigrationTest
    static class WithoutTestCase implements MigrationChecks {}

    @Test
    void asksTheChecksThatItsClassNames() {
        assertThat(failures(results(OwnTestCase.class))).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageStartingWith("sqlite 1_items no-items: There are items.\nTo do: Call them things.\n  at "));
        assertThat(failures(results(HeirTestCase.class))).hasSize(1);
        assertThat(failures(results(WithoutTestCase.class))).isEmpty();
    }

    @MigrationTest(checks = "keeps-rows")
    @WithChecks(NoItems.class)
    static class OthersTestCase implements MigrationChecks {}

    @Test
    void knowsThemByTheirIds() {
        assertThat(failures(results(OthersTestCase.class))).isEmpty();
    }

    @Test
    void takesThemAsObjectsWithoutJUnit() {
        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .directory(directory.resolve("databases").toString())
                        .withChecks(new NoItems())
                        .build()
                        .run()
                        .failures())
                .extracting(Finding::message)
                .containsExactly("There are items.");
    }

    static class Needy extends NoItems {
        Needy(String word) {
            throw new AssertionError(word);
        }
    }

    @MigrationTest
    @WithChecks(Needy.class)
    static class NeedyTestCase implements MigrationChecks {}

    @Test
    void refusesOneThatCannotBeMade() {
        assertThat(failures(results(NeedyTestCase.class))).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@WithChecks on WithChecksTests.NeedyTestCase names " + Needy.class.getName()
                        + ", of which none can be made: ")
                .hasMessageEndingWith(".\nGive it a constructor without parameters, and let it be no inner class."));
    }

    static class Namesake extends NoItems {
        @Override
        public String id() {
            return "keeps-rows";
        }
    }

    @MigrationTest
    @WithChecks(Namesake.class)
    static class NamesakeTestCase implements MigrationChecks {}

    @Test
    void refusesOneThatIsCalledAsAnother() {
        assertThat(failures(results(NamesakeTestCase.class))).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("Two checks are called keeps-rows: io.github.migrationtest.check.KeepsRows and "
                        + Namesake.class.getName() + ".\nGive yours another id."));
    }
}
