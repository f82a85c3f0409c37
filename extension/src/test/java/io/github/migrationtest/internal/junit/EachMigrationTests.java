package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class EachMigrationTests {

    @TempDir
    Path directory;

    @Test
    void runsOncePerMigrationEachOnADatabaseThatStandsBeforeIt() {
        EngineExecutionResults results =
                InnerRun.of(directory, EachTestCase.class).execute();

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));
        assertThat(results.testEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("1_users", "2_notes", "3_unique_email", "4_no_empty_notes");
        assertThat(EachTestCase.MIGRATED).containsExactly("1_users", "2_notes", "3_unique_email", "4_no_empty_notes");
        assertThat(EachTestCase.APPLIED_BEFORE).containsExactly(0, 1, 2, 3);
    }

    @Test
    void standsBeforeTheMigrationInConstructorsAndInOneInstanceForAll() {
        InnerRun.of(directory, ConstructedTestCase.class, OneInstanceTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(8).succeeded(8));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class ConstructedTestCase {
        private final int pending;

        ConstructedTestCase(Migrations migrations) {
            pending = migrations.pending().size();
        }

        @EachMigration
        void sawOneMorePending(MigrationStep step, Migrations migrations) {
            assertThat(migrations.pending()).hasSize(pending - 1);
            assertThat(step.migration())
                    .isEqualTo(migrations.all().get(migrations.all().size() - pending));
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCase {
        private int migrated;

        @EachMigration
        void goesThroughAllOfThem(MigrationStep step, Migrations migrations) {
            assertThat(step.migration()).isEqualTo(migrations.all().get(migrated++));
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class EachTestCase {
        private static final List<Integer> APPLIED_BEFORE = new CopyOnWriteArrayList<>();
        private static final List<String> MIGRATED = new CopyOnWriteArrayList<>();

        @BeforeEach
        void standsBeforeTheMigration(Migrations migrations) {
            APPLIED_BEFORE.add(migrations.all().size() - migrations.pending().size());
        }

        @EachMigration
        void isMigratedJustBefore(MigrationStep step, Migrations migrations, TestDatabase database) {
            assertThat(migrations.current()).contains(step.migration());
            MIGRATED.add(step.migration().name());
            assertThat(database.query("select version from schema_migrations")).hasSize(1);
        }
    }

    @Test
    void worksWhereTheExtensionIsRegisteredByCode() {
        InnerRun.of(directory, RegisteredTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));
    }

    static class RegisteredTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS =
                MigrationExtension.builder().migrations("rehearsal/notes").build();

        @EachMigration
        void isMigrated(MigrationStep step) {
            assertThat(step.statements()).isNotEmpty();
        }
    }

    @Test
    void saysThatTheClassIsNoMigrationTest() {
        Throwable failure = failure(InnerRun.of(directory, BareTestCase.class).execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@EachMigration on EachMigrationTests.BareTestCase.each has no migrations to run for: its class has"
                                + " no @MigrationTest."
                                + "\nPut @MigrationTest on the class, or register a MigrationExtension in a static field of it.");
    }

    static class BareTestCase {

        @EachMigration
        void each() {}
    }

    @Test
    void runsForWhatIsPendingOnACopyAndSaysSoWhereNothingIs() throws Exception {
        Path source = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.createStatement().executeUpdate("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)");
            connection.createStatement().executeUpdate("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)");
            connection.createStatement().executeUpdate("CREATE TABLE schema_migrations (version uint64, dirty bool)");
            connection.createStatement().executeUpdate("INSERT INTO schema_migrations VALUES (3, 0)");
        }

        EngineExecutionResults oneLeft = InnerRun.of(directory.resolve("databases"), PendingTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.createStatement().executeUpdate("UPDATE schema_migrations SET version = 4");
        }
        EngineExecutionResults noneLeft = InnerRun.of(directory.resolve("databases"), PendingTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute();

        oneLeft.testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        noneLeft.testEvents().assertStatistics(statistics -> statistics.skipped(1));
        assertThat(noneLeft.testEvents().skipped().stream()
                        .map(event -> event.getRequiredPayload(String.class))
                        .findFirst())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("No migration of ")
                        .endsWith("rehearsal/notes is pending on the copy of " + source + "."));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class PendingTestCase {

        @EachMigration
        void isTheLast(MigrationStep step) {
            assertThat(step.migration()).extracting(Migration::name).isEqualTo("4_no_empty_notes");
        }
    }
}
