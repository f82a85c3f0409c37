package io.github.migrationtest.migration.flyway;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlywayFolderTests {
    private final Scratch scratch;

    FlywayFolderTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    /** The vectors were computed with flyway-core. */
    @Test
    void computesChecksumsWithoutLineEnds() {
        assertThat(FlywayChecksum.of("CREATE TABLE t(id INT);")).isEqualTo(-1514976601);
        assertThat(FlywayChecksum.of("CREATE TABLE t(id INT);\n")).isEqualTo(-1514976601);
        assertThat(FlywayChecksum.of("CREATE TABLE t(id INT);\r\nINSERT INTO t VALUES(1);"))
                .isEqualTo(691934197);
        assertThat(FlywayChecksum.of("")).isZero();
    }

    @Test
    void runsRepeatablesAfterAllVersionsByDescription() throws IOException {
        scratch.write("R__b.sql", "")
                .write("R__a_x.sql", "")
                .write("V10__c.sql", "")
                .write("V9.1__d.sql", "");

        assertThat(names(scratch.open().all())).containsExactly("V9.1__d", "V10__c", "R__a_x", "R__b");
    }

    @Test
    void namesBothFilesOfOneVersion() throws IOException {
        scratch.write("V1__a.sql", "").write("sub/V1.0__b.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "Two migrations have version 1: V1__a.sql and sub/V1.0__b.sql in %s. Flyway refuses the folder."
                                + " Renumber or rename one of them.",
                        scratch.folder());
    }

    @Test
    void saysWhichPlaceholderHasNoValue() throws IOException {
        scratch.write("V1__a.sql", "SELECT 1;\nSELECT '${engine}';");
        Path file = scratch.folder().resolve("V1__a.sql");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "No value provided for placeholder: ${engine} in line 2 of %s. Known are"
                                + " flyway:defaultSchema, flyway:environment, flyway:filename, flyway:table,"
                                + " flyway:timestamp, flyway:user, flyway:workingDirectory. Say others with"
                                + " `placeholders`, or in Flyway's configuration as flyway.placeholders.<name>.",
                        file)
                .satisfies(e -> assertThat(e.line()).hasValue(2));
    }

    @Test
    void saysWhichPlaceholderNothingCloses() throws IOException {
        scratch.write("V1__a.sql", "SELECT 1;\nSELECT '${engine';");
        Path file = scratch.folder().resolve("V1__a.sql");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The placeholder that begins in line 2 of %s with ${ is closed by no }, and Flyway refuses the"
                                + " script. Close it.",
                        file)
                .satisfies(e -> assertThat(e.line()).hasValue(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope=true|has \"nope\", which Flyway does not know: it then refuses the folder. Known are encoding,"
                        + " executeInTransaction, placeholderReplacement.",
                "shouldExecute=${x}|has shouldExecute, and whether Flyway would run the script cannot be known here. Remove"
                        + " it, or leave the script out of the rehearsed folder.",
                "executeInTransaction=no|has executeInTransaction=no, which is no true and no false to Flyway: it then"
                        + " refuses the folder. Write one of them.",
                "encoding=nope|has encoding=nope, which is no encoding that Java knows. Correct it."
            })
    void saysWhatIsWrongBesideAScript(String said, String message) throws IOException {
        scratch.write("V1__a.sql", "").write("V1__a.sql.conf", "# why\n" + said + "\n");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage("%s, line 2: It %s", scratch.folder().resolve("V1__a.sql.conf"), message);
    }

    @Test
    void isFoundByNamesWithASeparatorAndThroughALink() throws IOException {
        scratch.write("V2.sql", "").write("V1__a.sql", "");
        Path link = Files.createSymbolicLink(scratch.folder().resolveSibling("link"), scratch.folder());

        assertThat(new FlywayTool().recognises(link)).isTrue();
        assertThat(scratch.open().all()).extracting(Migration::name).containsExactly("V1__a", "V2");
        Files.delete(scratch.folder().resolve("V1__a.sql"));
        assertThat(new FlywayTool().recognises(link)).isFalse();
    }

    @Test
    void namesALinkThatLeadsBack() throws IOException {
        scratch.write("V1__a.sql", "");
        Path link = Files.createSymbolicLink(scratch.folder().resolve("below"), scratch.folder());

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The link %s leads back to a folder that it is in, where Flyway finds every script again and refuses the"
                                + " folder. Remove the link.",
                        link);
    }

    @Test
    void saysThatATransactionOfItsOwnIsUnfinished() throws IOException {
        scratch.write("V1__a.sql", "\nBEGIN TRANSACTION;\nCREATE TABLE t(a);\nCOMMIT;");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "Incomplete statement at line 2 of %s: Flyway takes a BEGIN or CASE for the start of a block and"
                                + " finds no END. Leave transactions to Flyway, which opens one for each file.",
                        scratch.folder().resolve("V1__a.sql"));
    }

    @Test
    void knowsNoOtherDriver() throws IOException {
        scratch.write("V1__a.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("libsql"))
                .withMessage("runtime = \"libsql\" is no driver that runs Flyway on SQLite. Known is sqlite-jdbc.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2_x.sql|Not named as Flyway names migrations, so never applied: V2_x.sql in %s."
                        + " Name them V<version>__<description>.sql or R__<description>.sql.",
                "V2..1__x.sql|Not named as Flyway names migrations, so never applied: V2..1__x.sql in %s."
                        + " Name them V<version>__<description>.sql or R__<description>.sql.",
                "B1__b.sql|Baseline migrations are not run here: B1__b.sql in %s."
                        + " Fresh databases start with the versioned migrations instead.",
                "U2__x.sql|Undo scripts that belong to no migration: U2__x.sql in %s. Give them the version of one."
            })
    void warnsOfFilesThatAreNotRun(String file, String warning) throws IOException {
        scratch.write("V1__a.sql", "").write(file, "");

        assertThat(scratch.open().warnings()).containsExactly(String.format(warning, scratch.folder()));
    }

    @Test
    void saysWhatFailedAndWhatStays() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);").write("V2__b.sql", "CREATE TABLE b(id);\n\nCREATE TABL c;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("""
                            V2__b failed at statement 2 (line 3 of V2__b.sql): \
                            [SQLITE_ERROR] SQL error or missing database (near "TABL": syntax error)
                                CREATE TABL c
                            Database: %s
                            Its transaction was rolled back, what was applied before it stays. Correct the statement.""", scratch.url("test"));
            assertThat(tables(connection)).containsExactly("a", "flyway_schema_history");
        }
    }

    @Test
    void saysThatTheScriptEndedTheTransaction() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);\nROLLBACK;\nCREATE TABLE b(id);\nCREATE TABL c;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith("The script had ended the transaction by itself: what it committed, or ran"
                            + " outside one, stays. Leave transactions to Flyway.");
            assertThat(tables(connection)).containsExactly("b", "flyway_schema_history");
        }
    }

    @Test
    void saysThatAFailedScriptWithoutTransactionStopsEverything() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);\nCREATE TABL c;")
                .write("V1__a.sql.conf", "executeInTransaction=false");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "Flyway runs this script without a transaction: what ran before the statement"
                                    + " stays, and its row says failed, so nothing more is migrated until that is repaired."
                                    + " Correct the statement.");
            assertThat(tables(connection)).containsExactly("a", "flyway_schema_history");
            assertThat(folder.applied(connection)).isEmpty();
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("Flyway refuses to migrate: Migrations have failed validation\n  Detected failed"
                            + " migration to version 1 (a). Remove any half-completed changes, then repair the schema"
                            + " history.");
        }
    }

    @Test
    void saysHowToRunARebuildThatFlywayRefuses() throws IOException, SQLException {
        scratch.write("V1__a.sql", "PRAGMA foreign_keys=OFF;\nCREATE TABLE a(id);");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "V1__a is refused by Flyway: Detected both transactional and non-transactional statements"
                                    + " within the same migration (even though mixed is false). Offending statement found at line"
                                    + " 2 of V1__a.sql: CREATE TABLE a(id)\nPut executeInTransaction=false into V1__a.sql.conf"
                                    + " beside it, or move PRAGMA foreign_keys=OFF into a migration of its own.");
        }
    }

    @Test
    void refusesAnEditedScriptAsFlywayDoes() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a);");
        try (Connection connection = scratch.connect(scratch.open())) {
            up(scratch.open(), connection);
            scratch.write("V1__a.sql", "CREATE TABLE t(a );").write("V0__late.sql", "SELECT 1");
            MigrationFolder folder = scratch.open();

            assertThat(names(folder.skipped(connection))).containsExactly("V0__late");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("""
                            Flyway refuses to migrate: Migrations have failed validation
                              Migration checksum mismatch for migration version 1: applied to database -76394677, \
                            resolved locally -170285150 (V1__a.sql). Revert the changes to the script, or repair the \
                            schema history.
                              Detected resolved migration not applied to database: 0, which is older than version 1 \
                            that is. Give it a newer version.""");
        }
    }

    @Test
    void refusesAnAppliedScriptThatIsGone() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE t(a);").write("V2__b.sql", "CREATE TABLE u(a);");
        try (Connection connection = scratch.connect(scratch.open())) {
            up(scratch.open(), connection);
            Files.delete(scratch.folder().resolve("V1__a.sql"));
            MigrationFolder folder = scratch.open();

            assertThat(folder.unknown(connection)).containsExactly("version 1 a");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("Detected applied migration not resolved locally: 1. Restore its script, or"
                            + " repair the schema history.");
        }
    }

    @Test
    void undoesAndForgets() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);")
                .write("V2.0__b.sql", "CREATE TABLE b(id);")
                .write("U2__b.sql", "DROP TABLE b;")
                .write("R__v.sql", "CREATE VIEW IF NOT EXISTS v AS SELECT 1;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            assertThat(names(folder.applied(connection))).containsExactly("R__v", "V1__a", "V2.0__b");

            takeBack(folder, connection, "V2.0__b");

            assertThat(tables(connection)).containsExactly("a", "flyway_schema_history");
            assertThat(rows(connection, "SELECT version FROM flyway_schema_history"))
                    .containsExactly("1", "null");
            assertThat(names(folder.pending(connection))).containsExactly("V2.0__b");
            up(folder, connection);
            assertThat(names(folder.applied(connection))).containsExactly("R__v", "V1__a", "V2.0__b");
        }
    }

    @Test
    void keepsTheRowWhenAnUndoFails() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);").write("U1__a.sql", "DROP TABLE a;\nDROP TABLE nope;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> takeBack(folder, connection, "V1__a"))
                    .withMessageStartingWith("V1__a failed at statement 2 (line 2 of U1__a.sql): ");
            assertThat(tables(connection)).containsExactly("a", "flyway_schema_history");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
        }
    }

    @Test
    void saysThatThereIsNoUndo() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> takeBack(folder, connection, "V1__a"))
                    .withMessage(
                            "V1__a cannot be taken back: there is no undo script U1__*.sql in %s. Write one, name the"
                                    + " folder that has it with `rollbacks`, or use `database.backup()` and"
                                    + " `restore(backup)`.",
                            scratch.folder());
        }
    }

    @Test
    void findsUndoScriptsInTheRollbacksFolder() throws IOException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);");
        Path rollbacks = Files.createDirectories(scratch.directory().resolve("undo"));
        Files.writeString(rollbacks.resolve("U1__a.sql"), "DROP TABLE a");

        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.of(rollbacks), Optional.empty()), Optional.empty());

        assertThat(folder.all().get(0).down()).isPresent();
    }

    @Test
    void putsForeignKeysBackAsTheyWere() throws IOException, SQLException {
        scratch.write("V1__a.sql", "PRAGMA foreign_keys=ON;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "PRAGMA foreign_keys")).containsExactly("0");
        }
    }

    @Test
    void writesABaselineThatFlywayWouldContinueFrom() throws IOException, SQLException {
        scratch.write("V1__a.sql", "CREATE TABLE a(id);").write("V2__b.sql", "CREATE TABLE b(id);");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            Scratch.execute(connection, "CREATE TABLE a(id)");

            folder.baseline(connection, folder.all().subList(0, 1));
            up(folder, connection);

            assertThat(tables(connection)).containsExactly("a", "b", "flyway_schema_history");
        }
    }

    private static void takeBack(MigrationFolder folder, Connection connection, String name) throws SQLException {
        List<Migration> wanted = folder.all().stream()
                .filter(migration -> migration.name().equals(name))
                .toList();
        folder.takeBack(connection, folder.runtimes().get(0), wanted, RunObserver.none());
    }
}
