package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.TestAbortedException;

class MissingServerTests {
    private static final String REFUSAL =
            "migrationtest.postgresql.from = jdbc:postgresql://db.example.org:5432/app names a server on which nobody has allowed"
                    + " to make databases; nothing was sent to it.\nIf it is no production server, allow it:"
                    + " migrationtest.create-on-hosts = db.example.org:5432.";

    @Test
    void failsTheTestThatAsksForIt() {
        Throwable failure = run(AskingTestCase.class).failed().stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();

        assertThat(failure).isInstanceOf(ServerUnavailableException.class).hasMessage(REFUSAL);
    }

    @Test
    void skipsItWhereTheUserSaidSoWithTheReason() {
        Events events = run(SkippingTestCase.class);

        events.assertStatistics(statistics -> statistics.started(1).aborted(1).failed(0));
        assertThat(events.aborted().stream()
                        .findFirst()
                        .orElseThrow()
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .hasMessage(REFUSAL);
    }

    private static Events run(Class<?> testClass) {
        return results(testClass).testEvents();
    }

    private static EngineExecutionResults results(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter(
                        "migrationtest.postgresql.from", "jdbc:postgresql://db.example.org/app?user=me&password=secret")
                .execute();
    }

    @MigrationTest(migrations = "postgresql/notes", database = DatabaseKind.POSTGRESQL)
    static class AskingTestCase {
        @Test
        void asks(TestDatabase database) {
            database.execute("select 1");
        }
    }

    @MigrationTest(
            migrations = "postgresql/notes",
            database = DatabaseKind.POSTGRESQL,
            whenUnavailable = WhenUnavailable.SKIP)
    static class SkippingTestCase {
        @Test
        void asks(TestDatabase database) {
            database.execute("select 1");
        }
    }

    @Test
    void failsOnceForAllTestsOfItsKind() {
        EngineExecutionResults results = results(EachTestCase.class);

        results.testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(InnerRun.failures(results))
                .singleElement()
                .isInstanceOf(ServerUnavailableException.class)
                .satisfies(failure -> assertThat(failure).hasMessage("PostgreSQL: " + REFUSAL));
    }

    @Test
    void skipsTheTestsOfItsKindAloneWhereTheUserSaidSo() {
        EngineExecutionResults results = results(SkippingEachTestCase.class);

        results.allEvents().assertStatistics(statistics -> statistics.aborted(2).failed(0));
        results.testEvents().assertStatistics(statistics -> statistics.succeeded(2));
        assertThat(InnerRun.failures(results)).hasSize(2).allSatisfy(aborted -> assertThat(aborted)
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("PostgreSQL: " + REFUSAL));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL})
    static class EachTestCase {
        @Test
        void asks(TestDatabase database) {
            database.query("select 1 as one");
        }

        @Test
        void asksAgain(TestDatabase database) {
            database.query("select 1 as one");
        }
    }

    @MigrationTest(migrations = "each/notes", whenUnavailable = WhenUnavailable.SKIP)
    @EachDatabase({DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL})
    static class SkippingEachTestCase {
        @Test
        void asks(TestDatabase database) {
            database.query("select 1 as one");
        }

        @Test
        void asksAgain(TestDatabase database) {
            database.query("select 1 as one");
        }
    }
}
