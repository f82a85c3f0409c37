package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.migration.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class StartAtTests {

    @TempDir
    Path directory;

    @Test
    void putsEachTestWhereItsNearestAnnotationSays() {
        InnerRun.of(directory, StartsTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(4)
                .succeeded(4));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    static class StartsTestCase {

        @Test
        void standsWhereTheClassSays(Migrations migrations) {
            assertThat(migrations.current()).map(Migration::name).contains("2_notes");
        }

        @Test
        @StartAt("3_unique_email")
        void standsWhereTheMethodSaysByFullName(Migrations migrations) {
            assertThat(migrations.pending()).extracting(Migration::name).containsExactly("4_no_empty_notes");
        }

        @Test
        @StartAt("0001")
        void comparesNumbersAsNumbers(Migrations migrations) {
            assertThat(migrations.current()).map(Migration::name).contains("1_users");
        }

        @Test
        @StartAt(StartAt.LATEST)
        void standsAtTheEnd(Migrations migrations) {
            assertThat(migrations.pending()).isEmpty();
        }
    }

    @Test
    void leavesAFreshDatabaseEmptyWithoutTheAnnotation() {
        InnerRun.of(directory, BareTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class BareTestCase {

        @Test
        void standsBeforeTheFirst(Migrations migrations) {
            assertThat(migrations.current()).isEmpty();
            assertThat(migrations.pending()).hasSize(4);
        }
    }

    @Test
    void listsTheVersionsWhereOneIsUnknown() {
        Throwable failure =
                failure(InnerRun.of(directory, UnknownTestCase.class).execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(
                        "@StartAt(\"7.1\") on StartAtTests.UnknownTestCase.neverRuns names a version that ")
                .hasMessageEndingWith(
                        "rehearsal/notes does not have.\nIt has 1, 2, 3, 4. Use one of these, or StartAt.LATEST.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class UnknownTestCase {

        @Test
        @StartAt("7.1")
        void neverRuns() {}
    }

    @Test
    void movesACopyForwardOnly() throws Exception {
        Path source = directory.resolve("production.db");
        standAt2(source);

        var ahead = InnerRun.of(directory.resolve("databases"), AheadTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute();
        Throwable behind = failure(InnerRun.of(directory.resolve("databases"), BehindTestCase.class)
                .with("migrationtest.copy-of", source.toString())
                .execute());

        ahead.testEvents().assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(behind)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@StartAt(\"1\") on StartAtTests.BehindTestCase names 1_users, which is behind the copy of "
                        + source
                        + ": that stands at 2_notes."
                        + "\nA copy only moves forward: use that version or a later one, or go back in the test with"
                        + " migrations.downTo(...).");
    }

    /** What golang-migrate leaves behind after 2_notes. */
    private static void standAt2(Path source) throws SQLException, java.io.IOException {
        Files.createDirectories(source.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.createStatement().executeUpdate("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)");
            connection
                    .createStatement()
                    .executeUpdate("CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER, body TEXT)");
            connection.createStatement().executeUpdate("CREATE TABLE schema_migrations (version uint64, dirty bool)");
            connection
                    .createStatement()
                    .executeUpdate("CREATE UNIQUE INDEX version_unique ON schema_migrations (version)");
            connection.createStatement().executeUpdate("INSERT INTO schema_migrations VALUES (2, 0)");
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class AheadTestCase {

        @Test
        void standsAsItWasCopied(Migrations migrations) {
            assertThat(migrations.current()).map(Migration::name).contains("2_notes");
        }

        @Test
        @StartAt("3")
        void wasMovedForward(Migrations migrations) {
            assertThat(migrations.current()).map(Migration::name).contains("3_unique_email");
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class BehindTestCase {

        @Test
        void neverRuns() {}
    }
}
