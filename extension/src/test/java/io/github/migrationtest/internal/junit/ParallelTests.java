package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class ParallelTests {

    @TempDir
    Path directory;

    @Test
    void runsAThousandTestsInEightThreadsWithoutCrossTalkOrLeftovers() throws IOException, SQLException {
        InnerRun.of(directory, ThousandTestCase.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1000).succeeded(1000));

        assertThat(ThousandTestCase.LEFT_OPEN).hasSize(1000);
        for (Connection connection : ThousandTestCase.LEFT_OPEN) {
            assertThat(connection.isClosed()).isTrue();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("3")
    @Execution(ExecutionMode.CONCURRENT)
    static class ThousandTestCase {
        private static final Queue<Connection> LEFT_OPEN = new ConcurrentLinkedQueue<>();

        @RepeatedTest(1000)
        void seesOnlyItsOwnRow(TestDatabase database, RepetitionInfo repetition) {
            database.execute("insert into users (id, email) values (?, 'me')", repetition.getCurrentRepetition());

            assertThat(database.query("select id from users"))
                    .extracting(row -> row.longValue("id"))
                    .containsExactly((long) repetition.getCurrentRepetition());
            LEFT_OPEN.add(database.connection());
        }
    }
}
