package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A copy on which everything is applied, of a tool that does something in every run all the same. */
class NothingPendingChecksTests {

    @TempDir
    Path directory;

    private Path copy = Path.of("");

    @BeforeEach
    void makeACopy() throws SQLException {
        copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table items (id integer primary key, label text)");
            statement.executeUpdate("insert into items values (1, 'a')");
        }
    }

    @MigrationTest
    static class PlainTestCase implements MigrationChecks {}

    private EngineExecutionResults withCallback(String afterMigrate) throws IOException {
        Path folder = new Scratch(directory)
                .write("V1__items.sql", "create table items (id integer primary key, label text);")
                .write("afterMigrate.sql", afterMigrate)
                .folder();
        return InnerRun.of(directory.resolve("databases"), PlainTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .with("migrationtest.copy-of", copy.toString())
                .with("migrationtest.baseline", "1")
                .execute();
    }

    private List<String> passed(EngineExecutionResults results) {
        return results.testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .map(failure -> String.valueOf(failure.getMessage()))
                .toList();
    }

    @Test
    void saysSoAndIsSilentOfACallbackThatLeavesWhatIsThere() throws IOException {
        EngineExecutionResults results = withCallback("update items set label = 'b';");

        assertThat(failures(results)).isEmpty();
        assertThat(passed(results)).contains("nothing is pending on the copy of " + copy, "repeatable");
    }

    @Test
    void findsACallbackThatAddsRowsInEveryRun() throws IOException {
        EngineExecutionResults results = withCallback("insert into items (label) values ('seen');");

        assertThat(passed(results)).contains("nothing is pending on the copy of " + copy);
        assertThat(failures(results)).singleElement().satisfies(failure -> assertThat(failure)
                .startsWith("sqlite all together repeatable: A second run has nothing to apply, and changes rows again:"
                        + "\nitems: 1 row added: id "));
    }
}
