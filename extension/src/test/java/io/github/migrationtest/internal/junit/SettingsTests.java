package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class SettingsTests {

    @TempDir
    Path directory;

    @Test
    void takesEachSettingFromTheNearestPlaceThatSetsIt() {
        InnerRun.of(directory, NearestTestCase.class)
                .with("migrationtest.migrations", "rehearsal/nowhere")
                .with("migrationtest.tool", "golang-migrate")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(3).succeeded(3));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class NearestTestCase {

        @Test
        void takesTheClassBeforeTheParameter(Migrations migrations) {
            assertThat(migrations.all()).hasSize(4);
        }

        @Test
        @MigrationTest(migrations = "rehearsal/one")
        void takesTheMethodBeforeTheClass(Migrations migrations) {
            assertThat(migrations.all()).hasSize(1);
        }

        @Nested
        @MigrationTest(migrations = "rehearsal/one")
        class Inner {
            @Test
            void takesTheNestedClassBeforeTheOneAroundIt(Migrations migrations) {
                assertThat(migrations.all()).hasSize(1);
            }
        }
    }

    @Test
    void isInheritedAndWorksAsAMetaAnnotation() {
        InnerRun.of(directory, HeirTestCase.class, MetaTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
    }

    static class HeirTestCase extends NearestTestCaseBase {}

    @MigrationTest(migrations = "rehearsal/notes")
    static class NearestTestCaseBase {
        @Test
        void hasTheMigrationsOfItsClass(Migrations migrations) {
            assertThat(migrations.all()).hasSize(4);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @MigrationTest(migrations = "rehearsal/one")
    @interface OneMigration {}

    @OneMigration
    static class MetaTestCase {
        @Test
        void hasTheMigrationsOfTheAnnotation(Migrations migrations) {
            assertThat(migrations.all()).hasSize(1);
        }
    }

    @Test
    void takesWhatABuilderSets() {
        InnerRun.of(directory, BuiltTestCase.class)
                .with("migrationtest.migrations", "rehearsal/nowhere")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    static class BuiltTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("rehearsal/one")
                .tool("golang-migrate")
                .runtime("sqlite-jdbc")
                .database(DatabaseKind.SQLITE)
                .whenUnavailable(WhenUnavailable.FAIL)
                .build();

        @Test
        void hasTheMigrationsOfTheBuilder(Migrations migrations) {
            assertThat(migrations.all()).hasSize(1);
        }
    }

    @Test
    void putsDatabasesWhereTheDirectoryIsSet() {
        InnerRun.of(directory.resolve("elsewhere"), PlaceTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));

        assertThat(PlaceTestCase.url).contains(directory.resolve("elsewhere").toString());
    }

    @MigrationTest(migrations = "rehearsal/one")
    static class PlaceTestCase {
        private static volatile String url = "";

        @Test
        void remembersWhereItsDatabaseIs(TestDatabase database) {
            url = database.jdbcUrl();
        }
    }

    @Test
    void fillsVariablesFromTheEnvironment() {
        InnerRun.of(directory, VariableTestCase.class)
                .with("migrationtest.migrations", "${MIGRATION_TEST_FOLDER}")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @Test
    void namesAVariableThatIsNotSet() {
        Throwable failure = failure(InnerRun.of(directory, VariableTestCase.class)
                .with("migrationtest.migrations", "${MIGRATION_TEST_NOT_SET}/drizzle")
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("migrations = \"${MIGRATION_TEST_NOT_SET}/drizzle\" (configuration parameter"
                        + " migrationtest.migrations) names the environment variable MIGRATION_TEST_NOT_SET, which is not set."
                        + "\nSet it, or write the value itself.");
    }

    @Test
    void saysWhereAFolderThatDoesNotExistWasLookedFor() {
        Throwable migrations = failure(InnerRun.of(directory, VariableTestCase.class)
                .with("migrationtest.migrations", "rehearsal/nowhere")
                .execute());
        Throwable rollbacks = failure(InnerRun.of(directory, VariableTestCase.class)
                .with("migrationtest.migrations", "rehearsal/one")
                .with("migrationtest.rollbacks", "rehearsal/nowhere")
                .execute());

        String found = "is not there: not on the class path, and not at "
                + Path.of("").toAbsolutePath().resolve("rehearsal").resolve("nowhere")
                + ".\nName the folder that has the ";
        assertThat(migrations)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("migrations = \"rehearsal/nowhere\" (configuration parameter migrationtest.migrations) "
                        + found + "migrations.");
        assertThat(rollbacks)
                .hasMessage("rollbacks = \"rehearsal/nowhere\" (configuration parameter migrationtest.rollbacks) "
                        + found + "down scripts.");
    }

    @Test
    void wantsTheFileOfACopyAndNoUrl() {
        Throwable failure = failure(InnerRun.of(directory, CopyTestCase.class)
                .with("migrationtest.copy-of", "jdbc:sqlite:production.db")
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "copyOf = \"jdbc:sqlite:production.db\" (configuration parameter migrationtest.copy-of) is a JDBC"
                                + " URL.\nName the database file itself.");
    }

    @MigrationTest
    static class VariableTestCase {
        @Test
        void hasMigrations(Migrations migrations) {
            assertThat(migrations.all()).hasSize(1);
        }
    }

    @Test
    void failsWhereACopyIsNotThere() {
        Throwable unset = failure(InnerRun.of(directory, CopyTestCase.class)
                .with("migrationtest.copy-of", "${MIGRATION_TEST_NOT_SET}")
                .execute());
        Throwable missing = failure(InnerRun.of(directory, CopyTestCase.class)
                .with("migrationtest.copy-of", directory.resolve("no.db").toString())
                .execute());

        assertThat(unset)
                .hasMessage(
                        "copyOf = \"${MIGRATION_TEST_NOT_SET}\" (configuration parameter migrationtest.copy-of) names the"
                                + " environment variable MIGRATION_TEST_NOT_SET, which is not set."
                                + "\nSet it to the path of the backup, or let such tests be skipped with whenUnavailable = SKIP.");
        assertThat(missing).hasMessageContaining(directory.resolve("no.db").toString());
    }

    @Test
    void skipsWithAReasonWhereTheUserSaidSo() {
        EngineExecutionResults unset = InnerRun.of(directory, CopyTestCase.class)
                .with("migrationtest.copy-of", "${MIGRATION_TEST_NOT_SET}")
                .with("migrationtest.when-unavailable", "skip")
                .execute();
        EngineExecutionResults missing = InnerRun.of(directory, CopyTestCase.class)
                .with("migrationtest.copy-of", directory.resolve("no.db").toString())
                .with("migrationtest.when-unavailable", "skip")
                .execute();

        assertThat(reason(unset)).contains("the environment variable MIGRATION_TEST_NOT_SET, which is not set");
        assertThat(reason(missing))
                .isEqualTo("copyOf = \"" + directory.resolve("no.db")
                        + "\" (configuration parameter migrationtest.copy-of) is not on this machine.");
    }

    @Test
    void skipsATestWhoseOwnCopyIsMissing() {
        InnerRun.of(directory, OwnCopyTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics ->
                        statistics.started(2).succeeded(1).aborted(1).failed(0));
    }

    @MigrationTest(migrations = "rehearsal/one")
    static class OwnCopyTestCase {
        @Test
        @MigrationTest(copyOf = "/nowhere/production.db", whenUnavailable = WhenUnavailable.SKIP)
        void isSkipped() {}

        @Test
        void runs() {}
    }

    private static String reason(EngineExecutionResults results) {
        return results.allEvents().skipped().stream()
                .map(event -> event.getRequiredPayload(String.class))
                .findFirst()
                .orElseThrow();
    }

    @MigrationTest(migrations = "rehearsal/one")
    static class CopyTestCase {
        @Test
        void runs() {}
    }

    @Test
    void refusesMoreThanOneKindOrAnUnknownOne() {
        Throwable two = failure(InnerRun.of(directory, TwoKindsTestCase.class).execute());
        Throwable unknown = failure(InnerRun.of(directory, VariableTestCase.class)
                .with("migrationtest.migrations", "rehearsal/one")
                .with("migrationtest.database", "oracle")
                .execute());

        assertThat(two)
                .hasMessage(
                        "database = {SQLITE, MYSQL} (@MigrationTest on SettingsTests.TwoKindsTestCase) names more than one."
                                + "\nName one.");
        assertThat(unknown)
                .hasMessage(
                        "database = \"oracle\" (configuration parameter migrationtest.database) is no kind of database."
                                + "\nUse one of SQLITE, POSTGRESQL, MYSQL, MARIADB.");
    }

    @MigrationTest(
            migrations = "rehearsal/one",
            database = {DatabaseKind.SQLITE, DatabaseKind.MYSQL})
    static class TwoKindsTestCase {
        @Test
        void neverRuns() {}
    }

    @Test
    void saysThatNoFolderOfMigrationsIsWhereTheyUsuallyAre() {
        Throwable failure =
                failure(InnerRun.of(directory, VariableTestCase.class).execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("No folder of migrations is where they usually are in ")
                .hasMessageEndingWith("\nName it: @MigrationTest(migrations = \"path/to/them\").");
    }
}
