package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static io.github.migrationtest.internal.junit.InnerRun.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.copy.CopyException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where servers come from, and what may be done on them. */
class ServerSettingsTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 5432", "MARIADB, 3306", "MYSQL, 3306"})
    void refusesAServerOfAnyKindOnWhichNobodyAllowedToMakeDatabases(DatabaseKind kind, int port) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);

        Throwable failure = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.database", name)
                .with(
                        "migrationtest." + name + ".from",
                        "jdbc:" + name + "://db.example.org/app?user=me&password=${MIGRATION_TEST_PASSWORD}")
                .execute());

        assertThat(failure)
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessage("migrationtest." + name + ".from = jdbc:" + name + "://db.example.org:" + port
                        + "/app names a server on which nobody has allowed to make databases; nothing was sent to it."
                        + "\nIf it is no production server, allow it: migrationtest.create-on-hosts = db.example.org:"
                        + port
                        + ".");
    }

    @Test
    void takesEachKindsOwn() {
        List<Throwable> failures = failures(InnerRun.of(directory, ServersTestCase.class)
                .with("migrationtest.postgresql.from", "jdbc:postgresql://one.example.org/")
                .with("migrationtest.mariadb.from", "jdbc:mariadb://two.example.org/")
                .with("migrationtest.mysql.from", "jdbc:mysql://three.example.org/")
                .execute());

        assertThat(failures)
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        postgresql -> assertThat(postgresql)
                                .startsWith(
                                        "PostgreSQL: migrationtest.postgresql.from = jdbc:postgresql://one.example.org:5432/ "),
                        mariadb -> assertThat(mariadb)
                                .startsWith(
                                        "MariaDB: migrationtest.mariadb.from = jdbc:mariadb://two.example.org:3306/ "),
                        mysql -> assertThat(mysql)
                                .startsWith("MySQL: migrationtest.mysql.from = jdbc:mysql://three.example.org:3306/ "));
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    static class ServersTestCase {
        @Test
        void neverRuns() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/app?user=me&password=${MIGRATION_TEST_PASSWORD}",
                "jdbc:postgresql://me:${MIGRATION_TEST_PASSWORD}@db.example.org/app",
                "jdbc:postgresql://me:${MIGRATION_TEST_PASSWORD}@db.example.org:x/app?",
                "jdbc:postgresql:app?user=me&password=${MIGRATION_TEST_PASSWORD}",
                "jdbc:postgresql://localhost:1/app?user=me&password=${MIGRATION_TEST_PASSWORD}",
                "jdbc:postgresql://me:${MIGRATION_TEST_PASSWORD}@localhost:1/app",
                "jdbc:oracle:thin:me/nothing@//db.example.org?password=${MIGRATION_TEST_PASSWORD}",
                "embeded"
            })
    void fillsVariablesAndNeverShowsAPassword(String from) {
        Throwable failure = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.database", "postgresql")
                .with("migrationtest.create-on-hosts", "localhost:1")
                .with("migrationtest.postgresql.from", from)
                .execute());

        assertThat(printed(failure))
                .contains("ServerUnavailableException")
                .doesNotContain("s3cr3t-w0rd")
                .doesNotContain("MIGRATION_TEST_PASSWORD");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void refusesToReadAServerFromWhichNobodyAllowedToCopy() {
        Throwable failure = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.database", "postgresql")
                .with("migrationtest.create-on-hosts", "db.example.org")
                .with(
                        "migrationtest.copy-of",
                        "jdbc:postgresql://db.example.org/app?user=me&password=${MIGRATION_TEST_PASSWORD}")
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "copyOf = \"jdbc:postgresql://db.example.org/app?user=me&password=***\" (configuration parameter"
                                + " migrationtest.copy-of) names a server from which nobody has allowed to copy; nothing was sent to"
                                + " it.\nIf it may be read, allow it: migrationtest.copy-from-hosts = db.example.org:5432.");
    }

    /** Nothing listens there: what fails is the reading, and not the leave to read. */
    @Test
    void readsAServerFromWhichSomebodyAllowedToCopy() {
        Throwable failure = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.database", "postgresql")
                .with("migrationtest.copy-from-hosts", "other.example.org, LOCALHOST:1")
                .with("migrationtest.copy-of", "jdbc:postgresql://localhost:1/app?user=me&password=s3cr3t")
                .execute());

        assertThat(failure)
                .isInstanceOf(CopyException.class)
                .hasMessageContaining("pg_dump")
                .message()
                .doesNotContain("s3cr3t");
    }

    @MigrationTest(migrations = "each/notes")
    static class AnyTestCase {
        @Test
        void neverRuns() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void takesTheFolderOfTheOneKind(String kind) {
        InnerRun.of(directory, FolderTestCase.class)
                .with("migrationtest.database", kind)
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    @MigrationTest(migrations = "each/kinds/{kind}", rollbacks = "each/kinds/{kind}")
    static class FolderTestCase {
        @Test
        void hasTheOneOfItsKind(Migrations migrations) {
            assertThat(migrations.all()).hasSize(1);
        }
    }

    @Test
    void takesTheScriptAndTheCopyOfTheKind() {
        Throwable script = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.database", "postgresql")
                .with("migrationtest.set-up", "each/{kind}.sql")
                .execute());
        Throwable copy = failure(InnerRun.of(directory, AnyTestCase.class)
                .with("migrationtest.copy-of", "/nowhere/{kind}.db")
                .execute());

        assertThat(script)
                .hasMessageMatching(
                        "setUp = \"each/\\{kind}.sql\" \\(configuration parameter migrationtest.set-up\\) for"
                                + " PostgreSQL is not there: not on the class path, and not at /.*/each/postgresql.sql\\."
                                + "\nName the script that makes roles and extensions.");
        assertThat(copy).hasMessageContaining("/nowhere/sqlite.db");
    }
}
