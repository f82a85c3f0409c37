package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE \"users\" (id INTEGER PRIMARY KEY);",
                "CREATE TABLE IF NOT EXISTS users (id INTEGER); ALTER TABLE users ADD COLUMN email TEXT;",
                "CREATE TABLE people (id INTEGER); ALTER TABLE people RENAME TO users;",
                "CREATE INDEX notes ON users (email);"
            })
    void isAskedForHoweverTheFirstMigrationFailsOfWhatIsThere(String script) throws IOException {
        assertThat(failureOf(script)).hasMessageEndingWith("say where it stands with baseline = \"<version>\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE orders (id INTEGER); INSERT INTO elsewhere VALUES ('users already exists');",
                "CREATE TABLE orders (id INTEGER, id INTEGER);"
            })
    void isNotAskedForWhereTheFirstMigrationIsWrongByItself(String script) throws IOException {
        assertThat(failureOf(script)).message().doesNotContain("baseline");
    }

    private Throwable failureOf(String script) throws IOException {
        Path migrations = Files.createDirectory(directory.resolve("migrations"));
        Files.writeString(migrations.resolve("1_first.up.sql"), script);
        return failure(InnerRun.of(directory.resolve("databases"), FirstTestCase.class)
                .with("migrationtest.copy-of", source)
                .with("migrationtest.migrations", migrations.toString())
                .execute());
    }

    @MigrationTest
    static class FirstTestCase {

        @Test
        void moves(Migrations migrations) {
            migrations.up();
        }
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
