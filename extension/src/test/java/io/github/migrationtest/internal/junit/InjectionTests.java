package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class InjectionTests {

    @TempDir
    Path directory;

    @Test
    void givesEveryPlaceOfATestTheTestsOwnDatabase() {
        EngineExecutionResults results =
                InnerRun.of(directory, EverywhereTestCase.class).execute();

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(3).succeeded(3));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class EverywhereTestCase {
        private static final Set<String> URLS = ConcurrentHashMap.newKeySet();
        private final TestDatabase constructed;

        EverywhereTestCase(TestDatabase constructed) {
            this.constructed = constructed;
        }

        @BeforeEach
        void takesItBefore(TestDatabase database, Migrations migrations) {
            assertThat(database).isSameAs(constructed);
            migrations.upTo("1");
            database.execute("insert into users (id) values (1)");
        }

        @Test
        void sharesRowsBetweenAllThatIsInjected(Connection connection, DataSource dataSource, TestDatabase database)
                throws SQLException {
            connection.createStatement().execute("insert into users (id) values (2)");
            try (Connection other = dataSource.getConnection()) {
                other.createStatement().execute("insert into users (id) values (3)");
            }

            assertThat(database.query("select id from users")).hasSize(3);
        }

        @RepeatedTest(2)
        void hasADatabaseThatNoOtherTestHas(TestDatabase database) {
            assertThat(URLS.add(database.jdbcUrl())).isTrue();
            assertThat(database.query("select id from users")).hasSize(1);
        }

        @AfterEach
        void takesItAfter(TestDatabase database) {
            assertThat(database).isSameAs(constructed);
        }
    }

    @Test
    void reachesNestedClasses() {
        EngineExecutionResults results =
                InnerRun.of(directory, OuterTestCase.class).execute();

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @StartAt("2")
    static class OuterTestCase {

        @Nested
        class Inner {
            @Test
            void standsWhereTheOuterClassSays(Migrations migrations) {
                assertThat(migrations.current().orElseThrow().name()).isEqualTo("2_notes");
            }
        }
    }

    @Test
    void saysWhereToTakeItWhereNoTestRuns() {
        Throwable failure =
                failure(InnerRun.of(directory, BeforeAllTestCase.class).execute());

        assertThat(failure)
                .hasMessage("TestDatabase database of InjectionTests.BeforeAllTestCase.tooEarly asks for a test's own"
                        + " TestDatabase, but here no test runs yet: each test gets its own."
                        + "\nTake it in @BeforeEach instead.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class BeforeAllTestCase {

        @BeforeAll
        static void tooEarly(TestDatabase database) {}

        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhereToTakeItInAnInstanceOfAllTests() {
        Throwable failure =
                failure(InnerRun.of(directory, PerClassTestCase.class).execute());

        assertThat(failure).hasMessageEndingWith("Take it in @BeforeEach instead.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase {

        PerClassTestCase(Migrations migrations) {}

        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhatCanBeInjectedWhereATypeCannot() {
        Throwable failure =
                failure(InnerRun.of(directory, WrongTypeTestCase.class).execute());

        assertThat(failure)
                .hasMessage(
                        "SchemaSnapshot schema of InjectionTests.WrongTypeTestCase.takesASnapshot cannot be injected."
                                + "\nWhat can: TestDatabase, Migrations, Connection, DataSource, and in @EachMigration methods"
                                + " MigrationStep; all else is asked of these.");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class WrongTypeTestCase {

        @Test
        void takesASnapshot(SchemaSnapshot schema) {}
    }

    @Test
    void leavesTheArgumentsOfParameterizedTestsToJUnit() {
        InnerRun.of(directory, ParameterizedTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class ParameterizedTestCase {

        static Stream<Date> days() {
            return Stream.of(Date.valueOf("2024-02-29"));
        }

        @ParameterizedTest
        @MethodSource("days")
        void takesADate(Date argument, TestDatabase database) {
            assertThat(database.query("select ? as day", argument.toString())).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(names = "CASCADE")
        void takesAConstant(ReferentialAction argument, Migrations migrations) {
            assertThat(migrations.pending()).isNotEmpty();
        }
    }

    @Test
    void saysWhereAStepComesFrom() {
        Throwable failure = failure(InnerRun.of(directory, StepTestCase.class).execute());

        assertThat(failure)
                .hasMessage(
                        "MigrationStep step of InjectionTests.StepTestCase.takesAStep is given to @EachMigration methods"
                                + " only, after their migration was applied."
                                + "\nElsewhere take Migrations and move: var step = migrations.up().");
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class StepTestCase {

        @Test
        void takesAStep(MigrationStep step) {}
    }
}
