package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.Rehearse;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
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
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A copy at the second of three migrations, of which two drop a column that held values. */
class RehearseAllTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void makeAFolderAndACopy() throws IOException, SQLException {
        folder = new Scratch(directory)
                .write(
                        "1_items.up.sql",
                        "create table items (id integer primary key, label text not null, note text not null);")
                .write("2_label.up.sql", "alter table items drop column label;")
                .write("3_note.up.sql", "alter table items drop column note;")
                .folder();
        copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table items (id integer primary key, note text not null)");
            statement.executeUpdate("insert into items values (1, 'a')");
        }
    }

    private InnerRun run(Class<?> testCase) {
        return InnerRun.of(directory.resolve("databases"), testCase)
                .with("migrationtest.migrations", folder.toString())
                .with("migrationtest.copy-of", copy.toString())
                .with("migrationtest.baseline", "2");
    }

    private Rehearsal.Builder rehearsal() {
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .copyOf(copy)
                .baseline("2");
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .map(failure ->
                        String.valueOf(failure.getMessage()).lines().findFirst().orElse(""))
                .toList();
    }

    @MigrationTest(rehearse = Rehearse.ALL)
    static class AllTestCase implements MigrationChecks {}

    @MigrationTest
    static class PendingTestCase implements MigrationChecks {}

    @Test
    void walksFromTheStartBesidesWhatIsPendingOnACopy() {
        EngineExecutionResults results = run(AllTestCase.class).execute();

        assertThat(failures(results))
                .containsExactly(
                        "sqlite 3_note destroys-data: items: note dropped with 1 value.",
                        "sqlite 2_label destroys-data: items: label dropped with 100 values.",
                        "sqlite 3_note destroys-data: items: note dropped with 100 values.");
        assertThat(results.testEvents().failed().stream())
                .extracting(event -> placeOf(event.getTestDescriptor()))
                .containsExactly(
                        "migrationChecks(Rehearsal)",
                        "from the start, on a fresh database",
                        "from the start, on a fresh database");
    }

    /** What the container of a migration stands in. */
    private static String placeOf(TestDescriptor check) {
        return check.getParent()
                .flatMap(TestDescriptor::getParent)
                .orElseThrow()
                .getDisplayName();
    }

    @Test
    void isAConfigurationParameterToo() {
        assertThat(failures(run(PendingTestCase.class).execute()))
                .containsExactly("sqlite 3_note destroys-data: items: note dropped with 1 value.");
        assertThat(failures(run(PendingTestCase.class)
                        .with("migrationtest.rehearse", "all")
                        .execute()))
                .hasSize(3);
    }

    @Test
    void walksOnceWhereThereIsNoCopy() {
        assertThat(failures(InnerRun.of(directory.resolve("databases"), AllTestCase.class)
                        .with("migrationtest.migrations", folder.toString())
                        .execute()))
                .hasSize(2);
    }

    @Test
    void givesBothWithoutJUnit() {
        RehearsalResult result = rehearsal().rehearse(Rehearse.ALL).build().run();

        assertThat(result.migrations()).hasSize(1);
        assertThat(result.fromTheStart().orElseThrow().migrations()).hasSize(3);
        assertThat(result.failures())
                .extracting(finding -> finding.migration().orElseThrow().name(), Finding::message)
                .containsExactly(
                        tuple("3_note", "items: note dropped with 1 value."),
                        tuple("2_label", "items: label dropped with 100 values."),
                        tuple("3_note", "items: note dropped with 100 values."));
        assertThat(directory.resolve("databases/report.md"))
                .content()
                .contains("migrations on a fresh database\n", "migrations on a copy of " + copy + "\n");
    }

    @MigrationTest(rehearse = Rehearse.ALL)
    @Accept(check = "destroys-data", migration = "2", because = "nobody reads it")
    @Accept(check = "destroys-data", migration = "3", because = "nobody reads it")
    static class AcceptingTestCase implements MigrationChecks {}

    /** The first is found from the start only: on the copy it accepts nothing, which is no fault of it. */
    @Test
    void takesAnAcceptanceForBothWalks() {
        assertThat(failures(run(AcceptingTestCase.class)
                        .with("migrationtest.fail-on", "warning")
                        .with("migrationtest.checks", "destroys-data")
                        .execute()))
                .isEmpty();
    }

    @Test
    void refusesAnotherWord() {
        assertThat(failures(run(PendingTestCase.class)
                        .with("migrationtest.rehearse", "everything")
                        .execute()))
                .containsExactly(
                        "rehearse = \"everything\" (configuration parameter migrationtest.rehearse) says nothing.");
    }
}
