package io.github.migrationtest.internal.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.assertions.DatabaseAssertions;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * The program of a child process: a suite on a copy in which all goes wrong. It prints all that a listener is told and has JUnit
 * write its XML.
 */
final class ConfidentialRun {
    private ConfidentialRun() {}

    /** Configuration parameters are system properties; the folders of migrations are in the folder that the environment names. */
    public static void main(String[] arguments) {
        Class<?>[] classes = {
            LosingTestCase.class,
            RefusedTestCase.class,
            ChangingTestCase.class,
            CheckedTestCase.class,
            CheckedRefusalTestCase.class,
            AssertingTestCase.class
        };
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(Arrays.stream(classes)
                                        .map(each -> selectClass(each))
                                        .toList())
                                .build(),
                        new Printing(),
                        new LegacyXmlReportGeneratingListener(
                                Path.of(System.getProperty("junit.platform.reporting.output.dir")),
                                new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    }

    /** What a writer of XML, a build tool or an IDE may show. */
    private static final class Printing implements TestExecutionListener {
        @Override
        public void dynamicTestRegistered(TestIdentifier test) {
            System.out.println(
                    "registered " + test.getUniqueId() + " " + test.getDisplayName() + " " + test.getSource());
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            System.out.println("started " + test.getUniqueId() + " " + test.getDisplayName());
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("skipped " + test.getDisplayName() + " " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            System.out.println("finished " + test.getDisplayName() + " " + result);
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            for (Map.Entry<String, String> each : entry.getKeyValuePairs().entrySet()) {
                System.out.println("entry " + each.getKey() + " " + each.getValue());
            }
        }

        @Override
        public void fileEntryPublished(TestIdentifier test, FileEntry file) {
            System.out.println("file " + Path.of(file.getPath().toString()) + " " + file.getMediaType());
        }
    }

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/losing")
    static class LosingTestCase {
        @Test
        void losesRowsUnsaid(Migrations migrations) {
            migrations.up();
        }

        @Test
        void expectsThemToStay(Migrations migrations) {
            var step = migrations.up();
            io.github.migrationtest.MigrationAssertions.assertThat(step).keptEveryRow();
        }
    }

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/refused")
    static class RefusedTestCase {
        @Test
        void fails(Migrations migrations) {
            migrations.up();
        }

        @Test
        @StartAt("1")
        void cannotStart(TestDatabase database) {
            database.query("select 1 as one");
        }
    }

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/changing")
    static class ChangingTestCase {
        @Test
        void changesValuesUnsaid(Migrations migrations) {
            migrations.up();
        }

        @Test
        void expectsThemToStay(Migrations migrations) {
            var step = migrations.up();
            io.github.migrationtest.MigrationAssertions.assertThat(step).keptEveryValue();
        }
    }

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/losing")
    static class CheckedTestCase implements MigrationChecks {}

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/refused")
    static class CheckedRefusalTestCase implements MigrationChecks {}

    @MigrationTest(migrations = "${MIGRATION_TEST_CONFIDENTIAL}/losing")
    static class AssertingTestCase {
        @Test
        void insertsADuplicate(TestDatabase database) {
            database.execute("insert into people (email, name) select email, name from people");
        }

        @Test
        void insertsADuplicateThroughAConnection(Connection connection) throws SQLException {
            connection.createStatement().execute("insert into people (email, name) select email, name from people");
        }

        @Test
        void castsWhatIsNoNumber(TestDatabase database) {
            database.query("select name from people").get(3).integer("name");
        }

        @Test
        void expectsNoRows(TestDatabase database) {
            DatabaseAssertions.assertThat(database).hasNoRowsWhere("people", "name is not null");
        }

        @Test
        void expectsOtherRows(TestDatabase database) {
            DatabaseAssertions.assertThat(database).query("select email, name from people", rows -> rows.isEmpty());
        }

        @Test
        void comparesRows(TestDatabase database) {
            org.assertj.core.api.Assertions.assertThat(database.query("select email, name from people"))
                    .isEmpty();
        }

        @Test
        void expectsTheDataOfBefore(TestDatabase database) {
            var before = database.data();
            database.execute("update people set name = 'other' where email like '%7%'");
            database.execute("delete from people where email like '%9%'");
            DatabaseAssertions.assertThat(database.data()).isEqualTo(before);
        }

        @AfterEach
        void leavesSomethingBehind(TestDatabase database, TestReporter reporter) {
            System.out.println("printed beside them");
            reporter.publishEntry("published beside them");
            database.execute("insert into people (email, name) select email, name from people");
        }
    }
}
