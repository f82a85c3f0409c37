package io.github.migrationtest.migration.golangmigrate;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GolangMigrateTests {
    private final Scratch scratch;

    GolangMigrateTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @Test
    void sortsVersionsAsNumbersAndPassesOverOtherFiles() throws IOException {
        scratch.write("10_c.up.sql", "")
                .write("9_b.up.sql", "")
                .write("0001_a.up.sql", "")
                .write("30_ignore_autotag.up..sql", "")
                .write("18446744073709551616_too_large.up.sql", "")
                .write("1_a.sql", "")
                .write("README.md", "");

        assertThat(names(scratch.open().all())).containsExactly("0001_a", "9_b", "10_c", "30_ignore_autotag");
    }

    @Test
    void pairsUpAndDownByVersionAlone() throws IOException {
        scratch.write("1_create.up.sql", "SELECT 1").write("001_drop.down.sql", "SELECT 2");

        Migration migration = scratch.open().all().get(0);

        assertThat(migration.up().name()).isEqualTo("1_create.up.sql");
        assertThat(migration.down().orElseThrow().name()).isEqualTo("001_drop.down.sql");
    }

    @Test
    void refusesTwoMigrationsOfOneVersion() throws IOException {
        scratch.write("1_a.up.sql", "").write("01_b.up.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "Two migrations have version 1: 01_b.up.sql and 1_a.up.sql in %s. golang-migrate refuses the"
                                + " folder: \"duplicate migration file\". Renumber one of them.",
                        scratch.folder());
    }

    @Test
    void knowsItsDrivers() throws IOException {
        scratch.write("1_a.up.sql", "");

        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly("go-sqlite3");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("libsql"))
                .withMessage(
                        "runtime = \"libsql\" is no driver that runs golang-migrate's migrations on SQLite. Known are"
                                + " go-sqlite3, go-sqlite3?_foreign_keys=on, modernc.org/sqlite,"
                                + " modernc.org/sqlite?_pragma=foreign_keys(1), sqlite-jdbc.");
    }

    @Test
    void keepsOneRowOfHistory() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id); CREATE TABLE b (id);")
                .write("20_c.up.sql", "CREATE TABLE c (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(tables(connection)).containsExactly("a", "b", "c", "schema_migrations");
            assertThat(rows(connection, "SELECT version, dirty, typeof(dirty) FROM schema_migrations"))
                    .containsExactly("20|0|integer");
            assertThat(rows(connection, "SELECT sql FROM sqlite_master WHERE tbl_name = 'schema_migrations'"))
                    .containsExactly(
                            "CREATE TABLE schema_migrations (version uint64,dirty bool)",
                            "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void leavesTheVersionDirtyWhenAFileFails() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id);")
                .write("2_b.up.sql", "CREATE TABLE b (id);\nCREATE TABLE b (id);")
                .write("3_c.up.sql", "CREATE TABLE c (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("""
                            2_b failed at statement 2 (line 2 of 2_b.up.sql): \
                            [SQLITE_ERROR] SQL error or missing database (table b already exists)
                                CREATE TABLE b (id)
                            Database: %s
                            Its file was rolled back, what was applied before it stays; golang-migrate leaves \
                            schema_migrations at version 2, dirty, and starts nothing until that is forced. \
                            Correct the statement.""", scratch.url("test"));

            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("2|1");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("Dirty database version 2. Fix and force version. golang-migrate starts nothing while"
                            + " schema_migrations says dirty: a run of that version failed. Start from a copy that is"
                            + " clean.");
        }
    }

    @Test
    void saysOfAScriptNothingThatAnEarlierOneDid() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id); COMMIT; BEGIN;")
                .write("2_b.up.sql", "CREATE TABLE b (id); CREATE TABL c;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("Its file was rolled back, what was applied before it stays");
            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
        }
    }

    @Test
    void failsAtItsCommitWhereTheScriptHasOne() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id); COMMIT;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at its COMMIT: ")
                    .withMessageContaining("cannot commit - no transaction is active")
                    .withMessageEndingWith("The script had ended the transaction by itself: what it committed, or ran"
                            + " outside one, stays; golang-migrate leaves schema_migrations at version 1, dirty, and"
                            + " starts nothing until that is forced. Correct the statement.");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1|1");
            assertThat(tables(connection)).contains("a");
        }
    }

    @Test
    void stepsBackOneVersionAtATime() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id)")
                .write("1_a.down.sql", "DROP TABLE a")
                .write("5_b.up.sql", "CREATE TABLE b (id)")
                .write("5_b.down.sql", "DROP TABLE b");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            takeBack(folder, connection, folder.all().get(1));
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1|0");
            assertThat(names(folder.pending(connection))).containsExactly("5_b");

            takeBack(folder, connection, folder.all().get(0));
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).isEmpty();
            assertThat(tables(connection)).containsExactly("schema_migrations");
        }
    }

    @Test
    void stepsOverWhatHasNoDownFileAsTheToolDoes() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id)").write("2_b.up.sql", "CREATE TABLE b (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            List<Migration> reversed = new ArrayList<>(folder.all());
            Collections.reverse(reversed);

            takeBack(folder, connection, reversed.toArray(Migration[]::new));

            assertThat(tables(connection)).containsExactly("a", "b", "schema_migrations");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).isEmpty();
        }
    }

    @Test
    void leavesANilVersionDirtyWhenTheFirstDownFails() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id)").write("1_a.down.sql", "DROP TABLE nope");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> takeBack(folder, connection, folder.all().get(0)));

            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("-1|1");
        }
    }

    @Test
    void appliesAVersionThatHasOnlyADownFileAsNothing() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id)").write("2_b.down.sql", "DROP TABLE a");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("2|0");
        }
    }

    @Test
    void startsNothingFromAVersionThatTheFolderDoesNotHave() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id)").write("9_b.up.sql", "CREATE TABLE b (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 1));
            execute(connection, "UPDATE schema_migrations SET version = 7");

            assertThat(folder.unknown(connection)).containsExactly("version 7");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("no migration found for version 7: the database stands there by schema_migrations, and"
                            + " the folder has no such file. golang-migrate starts nothing then. Name the folder that"
                            + " the database was migrated with.");
        }
    }

    @Test
    void runsWithForeignKeysOffAndTakesDoubleQuotesForText() throws IOException, SQLException {
        scratch.write(
                "1_a.up.sql",
                "CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (id REFERENCES a ON DELETE CASCADE);"
                        + "INSERT INTO a VALUES (\"x\"); INSERT INTO b VALUES (\"x\"); DELETE FROM a;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT * FROM b")).containsExactly("x");
        }
    }

    @Test
    void saysThatNothingWasRunWhereTheVersionCannotBeWritten() throws IOException, SQLException {
        MigrationFolder folder =
                scratch.write("1_a.up.sql", "CREATE TABLE a (id)").open();
        try (Connection connection = scratch.connect(folder);
                Connection other = scratch.connect(folder)) {
            up(folder, connection);
            MigrationFolder longer =
                    scratch.write("2_b.up.sql", "CREATE TABLE b (id)").open();
            execute(connection, "PRAGMA busy_timeout = 0");
            execute(other, "BEGIN IMMEDIATE");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(longer, connection))
                    .withMessageStartingWith("2_b failed at its row in schema_migrations: [SQLITE_BUSY]")
                    .withMessageEndingWith(
                            "\nNothing of its file was run, what was applied before it stays. Another connection"
                                    + " of the test holds a lock: end its transaction, close its ResultSet, or close it before"
                                    + " migrating.");

            execute(other, "ROLLBACK");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1|0");
        }
    }

    @Test
    void saysWhatToDoAboutWhatARehearsalDoesNotHave() throws IOException, SQLException {
        assertThat(failureOf("BEGIN; CREATE TABLE t (id); COMMIT"))
                .endsWith(" Correct the statement. The tool has opened a transaction for the script already. Where"
                        + " production keeps it from doing so, say so here too: golang-migrate's x-no-tx-wrap=true in"
                        + " options, NO TRANSACTION in goose's file, transaction:false in dbmate's.");
        assertThat(failureOf("SELECT appsOwn(1)"))
                .endsWith(
                        " Correct the statement. A function that your application registers on its connections is not there"
                                + " in a rehearsal: start after this migration, on a copy (copyOf) of a database that has it.");
        assertThat(failureOf("ALTER TABLE `t` ALTER COLUMN \"a\" TO \"a\" text NOT NULL"))
                .endsWith(
                        " Correct the statement. ALTER COLUMN is libSQL's own, and a rehearsal runs on SQLite, which has"
                                + " none: start after this migration, on a copy (copyOf) of a database that has it.");
    }

    private String failureOf(String sql) throws IOException, SQLException {
        MigrationFolder folder = scratch.write("1_a.up.sql", sql).open();
        try (Connection connection = scratch.connect(folder)) {
            Throwable failure = catchThrowable(() -> up(folder, connection));
            execute(connection, "DELETE FROM schema_migrations");
            return String.valueOf(failure.getMessage());
        }
    }

    @Test
    void writesABaseline() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "").write("2_b.up.sql", "").write("3_c.up.sql", "");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 2));
            assertThat(names(folder.pending(connection))).containsExactly("3_c");

            folder.baseline(connection, List.of());
            assertThat(folder.applied(connection)).isEmpty();
        }
    }

    private static void takeBack(MigrationFolder folder, Connection connection, Migration... migrations)
            throws SQLException {
        folder.takeBack(connection, folder.runtimes().get(0), List.of(migrations), RunObserver.none());
    }
}
