package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static io.github.migrationtest.internal.junit.InnerRun.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDatabaseTests {
    private static final String KEPT = "The database is kept: sqlite3 ";

    @TempDir
    Path directory;

    @Test
    void tellsInTheFailureHowToOpenTheDatabase() throws Exception {
        Throwable failure =
                failure(InnerRun.of(directory, FailingTestCase.class).execute());

        assertThat(failure).hasMessage("on purpose");
        assertThat(failure.getSuppressed()).hasSize(1);
        String sentence = failure.getSuppressed()[0].toString();
        assertThat(sentence).startsWith(KEPT);
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sentence.substring(KEPT.length()));
                ResultSet row = connection.createStatement().executeQuery("select email from users")) {
            assertThat(row.getString(1)).isEqualTo("a@example.org");
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("1")
    static class FailingTestCase {

        @Test
        void fails(TestDatabase database) {
            database.execute("insert into users (id, email) values (?, ?)", 1, "a@example.org");
            throw new AssertionError("on purpose");
        }
    }

    @Test
    void leavesNothingOfTestsThatPassOrGiveUp() throws IOException {
        InnerRun.of(directory, HarmlessTestCase.class).execute();

        assertThat(files()).isEmpty();
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class HarmlessTestCase {

        @Test
        void passes(TestDatabase database) {
            database.execute("create table t (a)");
        }

        @Test
        void givesUp(TestDatabase database) {
            database.execute("create table t (a)");
            Assumptions.abort("on purpose");
        }
    }

    @Test
    void keepsThreeOfAClassUntilItRunsAgain() throws IOException {
        List<Throwable> failures =
                failures(InnerRun.of(directory, OftenFailingTestCase.class).execute());
        List<Path> kept = files();
        InnerRun.of(directory, OftenFailingTestCase.class).execute();

        assertThat(failures).hasSize(5);
        assertThat(failures.stream()
                        .map(failure -> failure.getSuppressed()[0].toString())
                        .filter(sentence -> sentence.startsWith(KEPT)))
                .hasSize(3);
        assertThat(kept).hasSize(3);
        assertThat(files()).hasSize(3);
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class OftenFailingTestCase {

        @RepeatedTest(5)
        void fails() {
            throw new AssertionError("on purpose");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".db")).toList();
        }
    }
}
