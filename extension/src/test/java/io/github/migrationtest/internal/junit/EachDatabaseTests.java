package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class EachDatabaseTests {

    @TempDir
    Path directory;

    @Test
    void runsTheWholeClassOncePerKind() {
        WholeTestCase.SEEN.clear();

        EngineExecutionResults results =
                InnerRun.of(directory, WholeTestCase.class).execute();

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(12).succeeded(12));
        assertThat(WholeTestCase.SEEN)
                .containsExactlyInAnyOrder(
                        "SQLITE test",
                        "SQLITE 1_users",
                        "SQLITE 2_notes",
                        "SQLITE parameter 1",
                        "SQLITE parameter 2",
                        "SQLITE nested",
                        "POSTGRESQL test",
                        "POSTGRESQL 1_users",
                        "POSTGRESQL 2_notes",
                        "POSTGRESQL parameter 1",
                        "POSTGRESQL parameter 2",
                        "POSTGRESQL nested");
        assertThat(WholeTestCase.SEEN.subList(0, 6)).allMatch(seen -> seen.startsWith("SQLITE"));
    }

    @Test
    void namesNodesByTheKindWithItsVersion() {
        List<String> names =
                invocations(InnerRun.of(directory, WholeTestCase.class).execute());

        assertThat(names).hasSize(2);
        assertThat(names.get(0)).matches("SQLite 3\\.\\d+\\.\\d+(\\.\\d+)?");
        assertThat(names.get(1)).matches("PostgreSQL \\d+\\.\\d+");
    }

    private static List<String> invocations(EngineExecutionResults results) {
        return results.containerEvents().dynamicallyRegistered().stream()
                .map(Event::getTestDescriptor)
                .filter(node -> node.getUniqueId().getLastSegment().getType().equals("class-template-invocation"))
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    static class WholeTestCase {
        private static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Test
        @StartAt(StartAt.LATEST)
        void isOnTheKind(TestDatabase database) {
            database.execute("insert into users (id, email) values (1, 'a@example.org')");
            assertThat(database.query("select id from users")).hasSize(1);
            SEEN.add(database.kind() + " test");
        }

        @EachMigration
        void runsPerMigrationToo(MigrationStep step, TestDatabase database) {
            SEEN.add(database.kind() + " " + step.migration().name());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void runsPerParameterToo(int parameter, TestDatabase database) {
            SEEN.add(database.kind() + " parameter " + parameter);
        }

        @Nested
        class Inner {
            @Test
            void isOnTheKindToo(TestDatabase database) {
                SEEN.add(database.kind() + " nested");
            }
        }
    }

    @Test
    void isInheritedFromAnAbstractClassAndWorksAsAMetaAnnotation() {
        KindTestCase.SEEN.clear();

        InnerRun.of(directory, HeirTestCase.class, MetaTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));

        assertThat(KindTestCase.SEEN)
                .containsExactlyInAnyOrder(
                        "HeirTestCase SQLITE",
                        "HeirTestCase POSTGRESQL",
                        "MetaTestCase SQLITE",
                        "MetaTestCase POSTGRESQL");
    }

    abstract static class KindTestCase {
        private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

        @Test
        void isOnTheKind(TestDatabase database) {
            SEEN.add(getClass().getSimpleName() + " " + database.kind());
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    abstract static class BaseTestCase extends KindTestCase {}

    static class HeirTestCase extends BaseTestCase {}

    @Retention(RetentionPolicy.RUNTIME)
    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    @interface OnBoth {}

    @OnBoth
    static class MetaTestCase extends KindTestCase {}

    @Test
    void runsOnAKindInANestedClassAlone() {
        InnerRun.of(directory, PartlyTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(3)
                .succeeded(3));
    }

    @MigrationTest(migrations = "each/notes")
    static class PartlyTestCase {
        @Test
        void isOnTheDefault(TestDatabase database) {
            assertThat(database.kind()).isEqualTo(SQLITE);
        }

        @Nested
        @EachDatabase({SQLITE, POSTGRESQL})
        class Inner {
            @Test
            void isOnTheKind(TestDatabase database) {
                assertThat(database.query("select 1 as one")).hasSize(1);
            }
        }
    }

    @Test
    void servesOneInstanceForAllKindsAsJUnitHasIt() {
        OneInstanceTestCase.beforeAll = 0;

        InnerRun.of(directory, OneInstanceTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));

        assertThat(OneInstanceTestCase.beforeAll).isEqualTo(1);
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceTestCase {
        private static int beforeAll;
        private final List<String> urls = new ArrayList<>();

        @BeforeAll
        void runsOnceAroundAllKinds() {
            beforeAll++;
        }

        @BeforeEach
        void getsTheTestsOwn(TestDatabase database) {
            urls.add(database.jdbcUrl());
        }

        @Test
        void getsTheSameAsBeforeEach(TestDatabase database) {
            assertThat(urls).last().isEqualTo(database.jdbcUrl());
        }

        @Test
        void getsItInTheOtherTestToo(TestDatabase database) {
            assertThat(urls).last().isEqualTo(database.jdbcUrl());
        }
    }

    @Test
    void givesConstructorsTheDatabaseOfTheKind() {
        InnerRun.of(directory, ConstructedTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(6).succeeded(6));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    static class ConstructedTestCase {
        private final TestDatabase constructedWith;
        private final int pending;

        ConstructedTestCase(TestDatabase database, Migrations migrations) {
            constructedWith = database;
            pending = migrations.pending().size();
        }

        @Test
        void getsTheSame(TestDatabase database) {
            assertThat(database).isSameAs(constructedWith);
        }

        @EachMigration
        void sawOneMorePending(Migrations migrations) {
            assertThat(migrations.pending()).hasSize(pending - 1);
        }
    }

    @Test
    void runsKindsAndTestsInParallelWithoutCrossTalk() {
        ParallelTestCase.URLS.clear();

        InnerRun.of(directory, ParallelTestCase.class)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(80).succeeded(80));

        assertThat(ParallelTestCase.KINDS).containsExactlyInAnyOrder("SQLITE", "POSTGRESQL");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    @StartAt("1")
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCase {
        private static final Set<String> URLS = ConcurrentHashMap.newKeySet();
        private static final Set<String> KINDS = ConcurrentHashMap.newKeySet();

        @RepeatedTest(40)
        void seesOnlyItsOwnRow(TestDatabase database, RepetitionInfo repetition) {
            KINDS.add(database.kind().name());
            int mine = repetition.getCurrentRepetition();
            database.execute("insert into users (id, email) values (?, 'me')", mine);

            assertThat(database.query("select id from users"))
                    .extracting(row -> row.longValue("id"))
                    .containsExactly((long) mine);
        }
    }

    @Test
    void asksForNoServerBeforeItsTurn() {
        TurnTestCase.ORDER.clear();

        InnerRun.of(directory, TurnTestCase.class).execute();

        assertThat(TurnTestCase.ORDER)
                .startsWith("test on SQLITE", "asked for the server")
                .doesNotContain("test on POSTGRESQL");
    }

    @EachDatabase({SQLITE, POSTGRESQL})
    static class TurnTestCase {
        private static final List<String> ORDER = new CopyOnWriteArrayList<>();

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .server(POSTGRESQL, TurnTestCase::url, () -> "me", () -> "secret")
                .build();

        private static String url() {
            ORDER.add("asked for the server");
            throw new IllegalStateException("not started");
        }

        @Test
        void runs(TestDatabase database) {
            ORDER.add("test on " + database.kind());
        }
    }

    @Test
    void takesFoldersByKind() {
        InnerRun.of(directory, FoldersTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(2)
                .succeeded(2));
    }

    @MigrationTest(migrations = "each/kinds/{kind}")
    @EachDatabase({SQLITE, POSTGRESQL})
    @StartAt(StartAt.LATEST)
    static class FoldersTestCase {
        @Test
        void hasTheMigrationsOfItsKind(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (email) values ('a@example.org')");
            assertThat(database.query("select id from users").get(0).longValue("id"))
                    .isEqualTo(1);
            migrations.downToEmpty();
        }
    }

    @Test
    void tellsKindsApartInTheReport() {
        InnerRun.of(directory, ReportedTestCase.class).execute().testEvents().assertStatistics(statistics -> statistics
                .started(2)
                .succeeded(2));

        List<String> headings = ReportTests.Reported.lines().stream()
                .filter(line -> !line.startsWith(" "))
                .toList();
        assertThat(headings).hasSize(2);
        assertThat(headings.get(0))
                .matches(
                        "EachDatabaseTests\\.ReportedTestCase \\[PostgreSQL \\d+\\.\\d+]: golang-migrate under lib/pq, notes on"
                                + " a fresh database");
        assertThat(headings.get(1))
                .matches(
                        "EachDatabaseTests\\.ReportedTestCase \\[SQLite 3[0-9.]+]: golang-migrate under go-sqlite3, notes on a"
                                + " fresh database");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    @ExtendWith(ReportTests.Reported.class)
    static class ReportedTestCase {
        @Test
        void goesForward(Migrations migrations) {
            migrations.upToLatest();
        }
    }
}
