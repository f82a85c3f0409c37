package io.github.migrationtest.migration.flyway;

import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of failures on servers, and what differs there by runtime. */
class FlywayServerTests {
    private final Scratch scratch;

    FlywayServerTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @Test
    void saysThatPostgresqlRolledTheScriptBack() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);\n\nINSERT INTO t\n  VALUES (nope);\n");

        assertThat(failure(DatabaseKind.POSTGRESQL))
                .startsWith("V1__a failed at statement 2 (line 4 of V1__a.sql): ERROR: column \"nope\" does not exist")
                .endsWith(
                        "\nIts transaction was rolled back, what was applied before it stays. Correct the statement.");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void saysWhatMysqlHasCommitted(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);\nINSERT INTO t VALUES (1);\nCREATE TABL u;\n");

        assertThat(failure(kind))
                .startsWith("V1__a failed at statement 3 (line 3 of V1__a.sql): ")
                .endsWith(
                        "\nThe server commits at every CREATE, ALTER and DROP: what ran up to the last of them stays, what changed"
                                + " rows after it was rolled back, and its row says failed, so nothing more is migrated until that is"
                                + " repaired. Correct the statement.");
    }

    @Test
    void saysThatAScriptWithoutTransactionLeavesNoRow() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);\nCREATE TABL u;")
                .write("V1__a.sql.conf", "executeInTransaction=false");

        assertThat(failure(DatabaseKind.POSTGRESQL))
                .endsWith(
                        "\nFlyway runs this script without a transaction: what ran before the statement stays, and it has no row,"
                                + " so the next run starts it again from its first statement. Correct the statement.");
        assertThat(failure(DatabaseKind.POSTGRESQL, "pgjdbc-session-lock"))
                .endsWith(
                        "\nFlyway runs this script without a transaction: what ran before the statement stays, and its row says"
                                + " failed, so nothing more is migrated until that is repaired. Correct the statement.");
    }

    @Test
    void saysThatFlywayWouldWaitForItself() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);")
                .write("V2__b.sql", "CREATE UNIQUE INDEX CONCURRENTLY i ON t(a);");

        assertThat(failure(DatabaseKind.POSTGRESQL))
                .startsWith(
                        "V2__b failed at statement 1 (line 1 of V2__b.sql): Flyway would wait here for ever: the statement waits"
                                + " for every older transaction, and one of them is Flyway's own, which holds its lock. Set"
                                + " flyway.postgresql.transactional.lock=false where production is migrated, and runtime ="
                                + " \"pgjdbc-session-lock\" here.");
    }

    @Test
    void buildsAnIndexConcurrentlyWithTheLockInTheSession() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);").write("V2__b.sql", "CREATE INDEX CONCURRENTLY i ON t(a);");
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Optional.of("pgjdbc-session-lock"));

            Scratch.up(folder, connection);

            assertThat(rows(connection, "SELECT success FROM flyway_schema_history"))
                    .containsExactly("t", "t");
            assertThat(rows(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                    .containsExactly("t");
        }
    }

    @Test
    void refusesToMixOnPostgresql() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a int);\nVACUUM FULL\n  t;");

        assertThat(failure(DatabaseKind.POSTGRESQL))
                .isEqualTo(
                        "V1__a is refused by Flyway: Detected both transactional and non-transactional statements within the same"
                                + " migration (even though mixed is false). Offending statement found at line 2 of V1__a.sql: VACUUM"
                                + " FULL\n  t\nPut executeInTransaction=false into V1__a.sql.conf beside it, or move VACUUM FULL into a"
                                + " migration of its own.");
    }

    @Test
    void saysWhyAScriptCannotBeCut() throws IOException {
        scratch.write("V1__a.sql", "\nCREATE PROCEDURE p() BEGIN SELECT 1;");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.MYSQL, Optional.empty()))
                .withMessage(
                        "Incomplete statement at line 2 of %s: Flyway cannot cut the script. Put DELIMITER lines around the"
                                + " routine or the block that starts there, and none inside a statement.",
                        scratch.folder().resolve("V1__a.sql"));

        scratch.write("V1__a.sql", "COPY t FROM STDIN;\n1\n");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.POSTGRESQL, Optional.empty()))
                .withMessage(
                        "Incomplete statement: there is no line \\. behind the data of a COPY at line 1 of %s: Flyway cannot cut"
                                + " the script. Close what is open there: a BEGIN ATOMIC by its END, the data of a COPY by a line with \\."
                                + " alone.",
                        scratch.folder().resolve("V1__a.sql"));
    }

    @Test
    void knowsItsDrivers() throws IOException {
        scratch.write("V1__a.sql", "");

        assertThat(open(DatabaseKind.POSTGRESQL, Optional.empty()).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("pgjdbc");
        assertThat(open(DatabaseKind.MYSQL, Optional.empty()).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("mysql-connector-j");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.POSTGRESQL, Optional.of("lib/pq")))
                .withMessage("runtime = \"lib/pq\" is no driver that runs Flyway on PostgreSQL. Known are pgjdbc,"
                        + " pgjdbc-session-lock.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.MARIADB, Optional.of("pgjdbc")))
                .withMessage(
                        "runtime = \"pgjdbc\" is no driver that runs Flyway on MariaDB. Known is mariadb-java-client.");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void keepsTheRowOfWhatCannotBeUndone(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a INT);").write("U1__a.sql", "DROP TABLE t;\nDROP TABLE nope;");
        RealServer server = RealServer.of(kind);
        try (Connection connection = server.connect(server.newDatabase())) {
            MigrationFolder folder = open(kind, Optional.empty());
            Scratch.up(folder, connection);

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() ->
                            folder.takeBack(connection, folder.runtimes().get(0), folder.all(), RunObserver.none()))
                    .withMessageStartingWith("V1__a failed at statement 2 (line 2 of U1__a.sql): ")
                    .withMessageEndingWith(
                            kind == DatabaseKind.POSTGRESQL
                                    ? "Its transaction was rolled back, what was applied before it stays. Correct the statement."
                                    : "what changed rows after it was rolled back, and its row stays. Correct the statement.");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
        }
    }

    private String failure(DatabaseKind kind, String... runtime) throws SQLException {
        RealServer server = RealServer.of(kind);
        try (Connection connection = server.connect(server.newDatabase())) {
            MigrationFailedException failure = catchThrowableOfType(
                    MigrationFailedException.class,
                    () -> Scratch.up(open(kind, List.of(runtime).stream().findFirst()), connection));
            return String.valueOf(failure.getMessage());
        }
    }

    private MigrationFolder open(DatabaseKind kind, Optional<String> runtime) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), runtime, Optional.of(kind)), Optional.empty());
    }
}
