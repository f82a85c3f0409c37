package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Several runs in one JVM, and classes within classes at once. */
class SideBySideTests {

    @TempDir
    Path directory;

    @Test
    void letsARunGoOnWhenAnotherOverTheSameDirectoryEnds() throws Exception {
        CompletableFuture<EngineExecutionResults> longer = CompletableFuture.supplyAsync(
                () -> InnerRun.of(directory, LongerTestCase.class).execute());
        LongerTestCase.HAS_A_DATABASE.await();
        EngineExecutionResults shorter;
        try {
            shorter = InnerRun.of(directory, ShorterTestCase.class).execute();
        } finally {
            LongerTestCase.OTHER_IS_OVER.countDown();
        }

        shorter.testEvents()
                .assertStatistics(statistics -> statistics.started(3).succeeded(3));
        longer.get()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).isEmpty();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    static class LongerTestCase {
        private static final CountDownLatch HAS_A_DATABASE = new CountDownLatch(1);
        private static final CountDownLatch OTHER_IS_OVER = new CountDownLatch(1);

        @Test
        void usesItsDatabaseBeforeAndAfter(TestDatabase database, Migrations migrations) throws InterruptedException {
            database.execute("insert into users (id, email) values (1, 'long')");
            HAS_A_DATABASE.countDown();
            OTHER_IS_OVER.await();

            assertThat(migrations.upToLatest().dataDiff().changes()).isEmpty();
            assertThat(database.query("select email from users where id = 1")).hasSize(1);
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    static class ShorterTestCase {

        @RepeatedTest(3)
        void hasAnEmptyDatabase(TestDatabase database, Migrations migrations) {
            assertThat(database.query("select id from users")).isEmpty();
            database.execute("insert into users (id, email) values (1, 'short')");
            migrations.up();
        }
    }

    @Test
    void keepsNestedClassesApartThatRunAtOnce() throws Exception {
        InnerRun.of(directory, OuterTestCase.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "6")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(80).succeeded(80));

        assertThat(OuterTestCase.URLS).hasSize(80);
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).isEmpty();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class OuterTestCase {
        private static final Set<String> URLS = ConcurrentHashMap.newKeySet();
        private String seenBefore = "";

        @BeforeEach
        void remember(TestDatabase database) {
            seenBefore = database.jdbcUrl();
        }

        private void standsAt(String version, TestDatabase database, Migrations migrations) {
            assertThat(database.jdbcUrl()).isEqualTo(seenBefore);
            URLS.add(seenBefore);
            assertThat(migrations.current().map(Migration::name).orElse("")).isEqualTo(version);
            database.execute("create table mine (a)");
        }

        @RepeatedTest(20)
        void standsBeforeTheFirst(TestDatabase database, Migrations migrations) {
            standsAt("", database, migrations);
        }

        @Nested
        @StartAt("2")
        class Middle {

            @RepeatedTest(20)
            void standsInTheMiddle(TestDatabase database, Migrations migrations) {
                standsAt("2_notes", database, migrations);
            }

            @Nested
            @StartAt(StartAt.LATEST)
            class Inner {

                @RepeatedTest(20)
                void standsAtTheEnd(TestDatabase database, Migrations migrations) {
                    standsAt("4_no_empty_notes", database, migrations);
                }
            }
        }

        @Nested
        @MigrationTest(migrations = "rehearsal/one")
        @StartAt("1")
        class Other {

            @RepeatedTest(20)
            void hasOtherMigrations(TestDatabase database, Migrations migrations) {
                standsAt("1_t", database, migrations);
            }
        }
    }
}
