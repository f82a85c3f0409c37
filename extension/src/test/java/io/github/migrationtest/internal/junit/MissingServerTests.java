package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

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
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter(
                        "migrationtest.postgresql.from", "jdbc:postgresql://db.example.org/app?user=me&password=secret")
                .execute()
                .testEvents();
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
}
