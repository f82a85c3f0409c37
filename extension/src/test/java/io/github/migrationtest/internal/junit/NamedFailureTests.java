package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** Whatever fails on a kind says so first, and is otherwise what it was. */
class NamedFailureTests {
    private static final String NAME = "SQLite 3\\.[0-9.]+";

    @TempDir
    Path directory;

    /** What made nodes fail or abort, by their names. */
    private record Thrown(Map<String, Throwable> byName) {
        Throwable by(String name) {
            return requireNonNull(byName.get(name), () -> name + " is not among " + byName.keySet());
        }

        <T extends Throwable> T by(String name, Class<T> type) {
            assertThat(by(name)).isInstanceOf(type);
            return type.cast(by(name));
        }
    }

    private Thrown thrownBy(Class<?> testClass) {
        return new Thrown(InnerRun.of(directory, testClass).execute().allEvents().finished().stream()
                .filter(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .isPresent())
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(),
                        event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())));
    }

    @Test
    void keepsWhatAnAssertionExpectedAndGot() {
        AssertionFailedError failure = thrownBy(AssertingTestCase.class).by("fails()", AssertionFailedError.class);

        assertThat(failure)
                .isExactlyInstanceOf(AssertionFailedError.class)
                .message()
                .matches(NAME + ": in words ==> expected: <1> but was: <2>");
        assertThat(failure.getExpected().getValue()).isEqualTo(1);
        assertThat(failure.getActual().getValue()).isEqualTo(2);
        assertThat(failure.getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("fails"));
        assertThat(failure.getSuppressed()).singleElement().asString().startsWith("The database is kept: sqlite3 ");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class AssertingTestCase {
        @Test
        void fails() {
            assertEquals(1, 2, "in words");
        }
    }

    @Test
    void keepsEachFailureOfSeveral() {
        Thrown failures = thrownBy(SeveralTestCase.class);

        assertThat(failures.by("inJUnit()"))
                .isExactlyInstanceOf(MultipleFailuresError.class)
                .hasSuppressedException(SeveralTestCase.EACH.get(0))
                .message()
                .matches(
                        NAME
                                + ": heading \\(2 failures\\)\\R\\tjava.lang.AssertionError: first\\R\\tjava.lang.AssertionError: second");
        assertThat(failures.by("inJUnit()", MultipleFailuresError.class).getFailures())
                .containsExactlyElementsOf(SeveralTestCase.EACH);
        assertThat(failures.by("inAssertJ()"))
                .isInstanceOf(MultipleFailuresError.class)
                .hasMessageMatching("(?s)" + NAME + ":\\RMultiple Failures \\(2 failures\\).*first.*second.*");
        assertThat(failures.by("inAssertJ()").toString())
                .matches("(?s)org.assertj.core.error.AssertJMultipleFailuresError: " + NAME + ":\\R.*");
        assertThat(failures.by("inAssertJ()", MultipleFailuresError.class).getFailures())
                .hasSize(2);
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class SeveralTestCase {
        private static final List<AssertionError> EACH = new ArrayList<>();

        private static AssertionError failure(String message) {
            AssertionError failure = new AssertionError(message);
            EACH.add(failure);
            return failure;
        }

        @Test
        void inJUnit() {
            Assertions.assertAll(
                    "heading",
                    () -> {
                        throw failure("first");
                    },
                    () -> {
                        throw failure("second");
                    });
        }

        @Test
        void inAssertJ() {
            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(1).as("first").isEqualTo(2);
            softly.assertThat(1).as("second").isEqualTo(2);
            softly.assertAll();
        }
    }

    @Test
    void saysItBesideWhatAnotherExtensionThrows() {
        Throwable failure = thrownBy(SoftTestCase.class).by("fails(SoftAssertions)");

        assertThat(failure.getSuppressed()).anySatisfy(added -> assertThat(added.toString())
                .matches("(?s)" + NAME + ": The database is kept: sqlite3 .*"));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    @ExtendWith(SoftAssertionsExtension.class)
    static class SoftTestCase {
        @Test
        void fails(SoftAssertions softly) {
            softly.assertThat(1).as("first").isEqualTo(2);
        }
    }

    @Test
    void keepsTypeCauseSuppressedAndTrace() {
        Thrown failures = thrownBy(ThrowingTestCase.class);

        assertThat(failures.by("state()"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasCause(ThrowingTestCase.given("cause"))
                .hasSuppressedException(ThrowingTestCase.given("suppressed"))
                .message()
                .matches(NAME + ": state");
        assertThat(failures.by("state()").getCause()).isSameAs(ThrowingTestCase.given("cause"));
        assertThat(failures.by("state()").getStackTrace()[0].getMethodName()).isEqualTo("state");
        assertThat(failures.by("ofItsOwn()"))
                .isExactlyInstanceOf(OwnException.class)
                .hasCause(ThrowingTestCase.given("cause"))
                .message()
                .matches(NAME + ": own");
        assertThat(failures.by("checked()"))
                .isExactlyInstanceOf(IOException.class)
                .message()
                .matches(NAME + ": checked");
        assertThat(failures.by("withACauseOfItsOwnKind()"))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class)
                .message()
                .matches(NAME + ": java.io.IOException: within");
        assertThat(failures.by("saysNothing()"))
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .message()
                .matches(NAME);
        assertThat(failures.by("bare()"))
                .isExactlyInstanceOf(AssertionError.class)
                .message()
                .matches(NAME + ": bare");
        assertThat(failures.by("sql()"))
                .isExactlyInstanceOf(SQLException.class)
                .message()
                .matches(NAME + ": sql");
        assertThat(failures.by("sql()", SQLException.class).getSQLState()).isEqualTo("42P01");
        assertThat(failures.by("sql()", SQLException.class).getErrorCode()).isEqualTo(7);
        assertThat((Throwable) failures.by("sql()", SQLException.class).getNextException())
                .hasMessage("next");
        assertThat(failures.by("tooLate()"))
                .isExactlyInstanceOf(TimeoutException.class)
                .message()
                .matches(NAME + ": tooLate\\(\\) timed out after 50 milliseconds");
    }

    @Test
    void wrapsWhatHoldsMoreThanANewOneCould() {
        Throwable failure = thrownBy(ThrowingTestCase.class).by("holdsMore()");

        assertThat(failure)
                .hasCauseExactlyInstanceOf(ParticularException.class)
                .message()
                .matches(NAME + ": " + ParticularException.class.getName().replace("$", "\\$") + ": particular");
        assertThat(failure).hasToString(failure.getMessage());
    }

    @Test
    void letsWhatIsAbortedBeAborted() {
        InnerRun.of(directory, AbortedTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).aborted(1).failed(0));

        assertThat(thrownBy(AbortedTestCase.class).by("aborts()"))
                .isExactlyInstanceOf(TestAbortedException.class)
                .message()
                .matches(NAME + ": Assumption failed: not today");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class AbortedTestCase {
        @Test
        void aborts() {
            assumeTrue(false, "not today");
        }
    }

    static class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OwnException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static class ParticularException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int particular;

        ParticularException(String message, int particular) {
            super(message);
            this.particular = particular;
        }

        int particular() {
            return particular;
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class ThrowingTestCase {
        private static final Map<String, Exception> GIVEN = new ConcurrentHashMap<>();

        private static Exception given(String message) {
            return GIVEN.computeIfAbsent(message, Exception::new);
        }

        @Test
        void state() {
            IllegalStateException thrown = new IllegalStateException("state", given("cause"));
            thrown.addSuppressed(given("suppressed"));
            throw thrown;
        }

        @Test
        void ofItsOwn() {
            throw new OwnException("own", given("cause"));
        }

        @Test
        void checked() throws IOException {
            throw new IOException("checked");
        }

        @Test
        void withACauseOfItsOwnKind() {
            throw new UncheckedIOException(new IOException("within"));
        }

        @Test
        void saysNothing() {
            throw new UnsupportedOperationException();
        }

        @Test
        void bare() {
            throw new AssertionError("bare");
        }

        @Test
        void sql() throws SQLException {
            SQLException thrown = new SQLException("sql", "42P01", 7);
            thrown.setNextException(new SQLException("next"));
            throw thrown;
        }

        @Test
        @Timeout(value = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
        void tooLate() throws InterruptedException {
            // Interrupted after 50 ms: JUnit's own failure of a test that takes too long is what is renamed.
            Thread.sleep(Duration.ofSeconds(20).toMillis());
        }

        @Test
        void holdsMore() {
            throw new ParticularException("particular", 3);
        }
    }

    @Test
    void keepsTheMigrationThatFailed() {
        Throwable inTest = thrownBy(BrokenTestCase.class).by("moves(Migrations)");
        Throwable before = thrownBy(BrokenTestCase.class).by("startsBehindIt()");

        assertThat(inTest)
                .isInstanceOfSatisfying(MigrationFailedException.class, failed -> assertThat(
                                failed.migration().map(Migration::name))
                        .contains("1_users"))
                .message()
                .matches("(?s)" + NAME + ": 1_users failed at statement 1.*");
        assertThat(before)
                .isInstanceOf(MigrationFailedException.class)
                .message()
                .matches("(?s)" + NAME + ": 1_users failed at statement 1.*");
    }

    @MigrationTest(migrations = "each/broken")
    @EachDatabase(SQLITE)
    static class BrokenTestCase {
        @Test
        void moves(Migrations migrations) {
            migrations.up();
        }

        @Test
        @StartAt(StartAt.LATEST)
        void startsBehindIt() {}
    }

    @Test
    void namesFailuresOfLifeCycleMethodsConstructorsAndDynamicTests() {
        Stream.of(
                        BeforeEachTestCase.class,
                        AfterEachTestCase.class,
                        BeforeAllTestCase.class,
                        AfterAllTestCase.class,
                        ConstructorTestCase.class,
                        DynamicTestCase.class,
                        FactoryTestCase.class,
                        ParameterTestCase.class,
                        UnguardedTestCase.class)
                .forEach(testClass -> assertThat(thrownBy(testClass).byName().values())
                        .as(testClass.getSimpleName())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.getMessage()).matches("(?s)" + NAME + ": .*here.*")));
    }

    @Test
    void namesFailuresThatNoMigrationCanBeFoundFor() {
        assertThat(thrownBy(NowhereTestCase.class).byName().values())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getMessage())
                        .matches("(?s)" + NAME + ": migrations = \"each/nowhere\" .* is not there: .*"));
    }

    @MigrationTest(migrations = "each/nowhere")
    @EachDatabase(SQLITE)
    static class NowhereTestCase {
        @EachMigration
        void runs() {}
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class BeforeEachTestCase {
        @BeforeEach
        void fails() {
            throw new IllegalStateException("here");
        }

        @Test
        void runs() {}
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class AfterEachTestCase {
        @AfterEach
        void fails() {
            throw new IllegalStateException("here");
        }

        @Test
        void runs() {}
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class BeforeAllTestCase {
        @Nested
        class Inner {
            @BeforeAll
            static void fails() {
                throw new IllegalStateException("here");
            }

            @Test
            void runs() {}
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class AfterAllTestCase {
        @Nested
        class Inner {
            @AfterAll
            static void fails() {
                throw new IllegalStateException("here");
            }

            @Test
            void runs() {}
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class ConstructorTestCase {
        ConstructorTestCase() {
            throw new IllegalStateException("here");
        }

        @Test
        void runs() {}
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class DynamicTestCase {
        @TestFactory
        List<DynamicTest> tests() {
            return List.of(dynamicTest("dynamic", () -> {
                throw new IllegalStateException("here");
            }));
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class FactoryTestCase {
        @TestFactory
        List<DynamicTest> tests() {
            throw new IllegalStateException("here");
        }
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class ParameterTestCase {
        @ParameterizedTest
        @ValueSource(strings = "no number, here")
        void runs(int parameter) {}
    }

    @MigrationTest(migrations = "rehearsal/notes")
    @EachDatabase(SQLITE)
    @StartAt("3")
    static class UnguardedTestCase {
        @Test
        void losesRowsThatNoScriptSpeaksOf(TestDatabase database, Migrations migrations) {
            database.execute("insert into users (id, email) values (1, 'here')");
            database.execute("insert into notes (id, user_id, body) values (1, 1, null)");
            migrations.downTo("2");
            database.query("select nothing as here from nowhere");
        }
    }
}
