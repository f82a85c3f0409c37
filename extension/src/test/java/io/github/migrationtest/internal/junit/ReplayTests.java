package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

class ReplayTests {

    @TempDir
    Path directory;

    @Test
    void endWithTheTestThatAskedForThem() {
        InnerRun.of(directory, ReplayingTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(3)
                .succeeded(3));
    }

    @MigrationTest(migrations = "drizzle/casc031")
    @StartAt("0000")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class ReplayingTestCase {

        @Test
        @Order(1)
        void walksInSteps(Migrations migrations) {
            assertThat(migrations.upToLatest().steps()).isNotEmpty();
        }

        @Test
        @Order(2)
        void asksWhyRowsWent(TestDatabase database, Migrations migrations) {
            GuardTests.populate(database);
            assertThat(migrations.up().explainLoss()).get().asString().contains("kept under libsql");
        }

        @Test
        @Order(3)
        void findsNothingOfThemNorOfTheirBackups(TestDatabase database) throws IOException {
            Path mine = Path.of(database.jdbcUrl().substring("jdbc:sqlite:".length()));

            try (Stream<Path> files = Files.list(mine.getParent())) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                assertThat(names).noneMatch(name -> name.startsWith("replay") || name.startsWith("backup"));
            }
        }
    }
}
