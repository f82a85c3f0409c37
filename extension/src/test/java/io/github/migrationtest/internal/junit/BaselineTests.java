package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.migration.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class BaselineTests {

    @TempDir
    Path directory;

    private String source = "";

    @BeforeEach
    void makesADatabaseWithoutAHistory() throws SQLException {
        source = directory.resolve("pushed.db").toString();
        execute("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)");
        execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER, body TEXT)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    private InnerRun run() {
        return InnerRun.of(directory.resolve("databases"), PushedTestCase.class).with("migrationtest.copy-of", source);
    }

    @Test
    void saysWhereACopyWithoutAHistoryStands() {
        run().with("migrationtest.baseline", "2").execute().testEvents().assertStatistics(statistics -> statistics
                .started(1)
                .succeeded(1));
    }

    @Test
    void isAskedForWhereACopyHoldsWhatTheFirstMigrationMakes() {
        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), UnmarkedTestCase.class)
                .with("migrationtest.copy-of", source)
                .execute());

        assertThat(failure)
                .hasMessageContaining("table users already exists")
                .hasMessageEndingWith(
                        "\nThe copy has no history of golang-migrate, and holds what the migration makes: say"
                                + " where it stands with baseline = \"<version>\".");
    }

    @Test
    void refusesACopyThatHasAHistory() throws SQLException {
        execute("CREATE TABLE schema_migrations (version uint64, dirty bool)");
        execute("INSERT INTO schema_migrations VALUES (2, 0)");

        Throwable failure = failure(run().with("migrationtest.baseline", "2").execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("baseline = \"2_notes\" is for a copy without a history, but the copy of " + source
                        + " has one: its last is 2_notes.\nLeave baseline out.");
    }

    @Test
    void namesAnUnknownVersion() {
        Throwable failure = failure(run().with("migrationtest.baseline", "9").execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(
                        "baseline = \"9\" (configuration parameter migrationtest.baseline) names a version that ")
                .hasMessageEndingWith("rehearsal/notes does not have.\nIt has 1, 2, 3, 4.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class UnmarkedTestCase {

        @Test
        void moves(Migrations migrations) {
            migrations.up();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class PushedTestCase {

        @Test
        void goesOnFromThere(Migrations migrations) {
            assertThat(migrations.current()).map(Migration::name).contains("2_notes");
            assertThat(migrations.up().migration().name()).isEqualTo("3_unique_email");
        }
    }
}
