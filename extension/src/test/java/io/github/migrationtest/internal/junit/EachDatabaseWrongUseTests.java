package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static io.github.migrationtest.internal.junit.InnerRun.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

class EachDatabaseWrongUseTests {

    @TempDir
    Path directory;

    @Test
    void wantsAKind() {
        assertThat(wrongUse(NoKindTestCase.class))
                .hasMessage("@EachDatabase on EachDatabaseWrongUseTests.NoKindTestCase names no kind of database."
                        + "\nName at least one: @EachDatabase({SQLITE, POSTGRESQL}).");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({})
    static class NoKindTestCase {
        @Test
        void neverRuns() {}
    }

    @Test
    void wantsEachKindOnce() {
        assertThat(wrongUse(TwiceTestCase.class))
                .hasMessage("@EachDatabase on EachDatabaseWrongUseTests.TwiceTestCase names SQLITE twice."
                        + "\nName each kind once.");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL, SQLITE})
    static class TwiceTestCase {
        @Test
        void neverRuns() {}
    }

    @Test
    void wantsMigrations() {
        assertThat(wrongUse(BareTestCase.class))
                .hasMessage(
                        "@EachDatabase on EachDatabaseWrongUseTests.BareTestCase has no migrations to run: there is no"
                                + " @MigrationTest.\nPut @MigrationTest on the class too, or register a MigrationExtension in a"
                                + " static field of it.");
    }

    @EachDatabase(SQLITE)
    static class BareTestCase {
        @Test
        void neverRuns() {}
    }

    @Test
    void refusesADatabaseBesides() {
        assertThat(wrongUse(BesidesTestCase.class))
                .hasMessage(
                        "database = \"SQLITE\" (@MigrationTest on EachDatabaseWrongUseTests.BesidesTestCase) is set besides"
                                + " @EachDatabase on EachDatabaseWrongUseTests.BesidesTestCase, which says what its tests run"
                                + " on.\nLeave one of them out.");
        assertThat(failure(InnerRun.of(directory, BesidesInATestTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageMatching("SQLite [0-9.]+: database = \"POSTGRESQL\" \\(@MigrationTest on"
                        + " EachDatabaseWrongUseTests.BesidesInATestTestCase.isElsewhere\\) is set besides @EachDatabase on"
                        + " EachDatabaseWrongUseTests.BesidesInATestTestCase, which says what its tests run on."
                        + "\nLeave one of them out.");
    }

    @MigrationTest(migrations = "each/notes", database = SQLITE)
    @EachDatabase({SQLITE, POSTGRESQL})
    static class BesidesTestCase {
        @Test
        void neverRuns() {}
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class BesidesInATestTestCase {
        @Test
        @MigrationTest(database = POSTGRESQL)
        void isElsewhere() {}
    }

    /** A parameter is set for all classes, and what a class says is nearer. */
    @Test
    void countsBeforeTheConfigurationParameter() {
        InnerRun.of(directory, OneKindTestCase.class)
                .with("migrationtest.database", "postgresql")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class OneKindTestCase {
        @Test
        void isOnSqlite(TestDatabase database) {
            assertThat(database.kind()).isEqualTo(SQLITE);
        }
    }

    @Test
    void refusesAnotherInside() {
        assertThat(failure(InnerRun.of(directory, OuterTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageMatching(
                        "SQLite [0-9.]+: @EachDatabase on EachDatabaseWrongUseTests.OuterTestCase.Inner is in a class"
                                + " that runs once per kind already: @EachDatabase on EachDatabaseWrongUseTests.OuterTestCase."
                                + "\nLeave one of them out.");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    static class OuterTestCase {
        @Nested
        @EachDatabase(SQLITE)
        class Inner {
            @Test
            void neverRuns() {}
        }
    }

    @Test
    void refusesAnotherClassTemplateWhichJUnitWouldAdd() {
        List<Throwable> failures =
                failures(InnerRun.of(directory, AddedTestCase.class).execute());

        assertThat(failures).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "@EachDatabase on EachDatabaseWrongUseTests.AddedTestCase is not the only one that runs the class"
                                + " several times, and JUnit adds such runs up instead of multiplying them."
                                + "\nLeave the other annotation out, such as @ParameterizedClass, or put it on a @Nested class"
                                + " inside."));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase(SQLITE)
    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    static class AddedTestCase {
        @Parameter
        int parameter;

        @Test
        void neverRuns(Migrations migrations) {}
    }

    @Test
    void multipliesWithAParameterizedClassInside() {
        InnerRun.of(directory, MultipliedTestCase.class)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({SQLITE, POSTGRESQL})
    static class MultipliedTestCase {
        @Nested
        @ParameterizedClass
        @ValueSource(ints = {1, 2})
        class Inner {
            @Parameter
            int parameter;

            @Test
            void runsPerKindAndParameter(TestDatabase database) {
                assertThat(database.query("select 1 as one")).hasSize(1);
            }
        }
    }

    @Test
    void wantsToKnowWhichKindAServerIsOf() {
        assertThat(wrongUse(WhichServerTestCase.class))
                .hasMessage(
                        "server(...) (MigrationExtension.builder()) does not say which of the kinds that @EachDatabase on"
                                + " EachDatabaseWrongUseTests.WhichServerTestCase names it is a server of."
                                + "\nSay it: server(POSTGRESQL, ...).");
    }

    @EachDatabase({SQLITE, POSTGRESQL, MARIADB})
    static class WhichServerTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .server(() -> "jdbc:postgresql://localhost:1/", () -> "me", () -> "secret")
                .build();

        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhichFolderOfAKindIsMissing() {
        assertThat(failures(InnerRun.of(directory, NoFolderTestCase.class).execute()))
                .singleElement()
                .isInstanceOf(ExtensionConfigurationException.class)
                .satisfies(
                        failure -> assertThat(failure)
                                .hasMessageMatching(
                                        "PostgreSQL \\d+\\.\\d+: migrations = \"each/some/\\{kind}\" \\(@MigrationTest on"
                                                + " EachDatabaseWrongUseTests.NoFolderTestCase\\) for PostgreSQL is not there: not on the class"
                                                + " path, and not at /.*/each/some/postgresql\\.\nName the folder that has the migrations."));
    }

    @MigrationTest(migrations = "each/some/{kind}")
    @EachDatabase({SQLITE, POSTGRESQL})
    static class NoFolderTestCase {
        @Test
        void runs(Migrations migrations) {
            assertThat(migrations.all()).isNotEmpty();
        }
    }

    private Throwable wrongUse(Class<?> testClass) {
        Throwable failure = failure(InnerRun.of(directory, testClass).execute());
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return failure;
    }
}
