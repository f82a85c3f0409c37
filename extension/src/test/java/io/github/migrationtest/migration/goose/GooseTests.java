package io.github.migrationtest.migration.goose;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GooseTests {
    private static final String UP = "-- +goose Up\n";
    private static final String DOWN = "\n-- +goose Down\n";

    private final Scratch scratch;

    GooseTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    // ---- the folder

    @Test
    void sortsVersionsAsNumbersAndPassesOverOtherFiles() throws IOException {
        scratch.write("10_c.sql", UP).write("9_b.sql", UP).write("00001_a.sql", UP);
        scratch.write("20_d.go", "package migrations")
                .write("21_d_test.go", "")
                .write("helpers.go", "")
                .write("a.txt", "");

        assertThat(scratch.open().tool()).isEqualTo("goose");
        assertThat(names(scratch.open().all())).containsExactly("00001_a", "9_b", "10_c", "20_d");
    }

    @Test
    void takesNoFolderWithoutItsAnnotations() throws IOException {
        scratch.write("1_a.sql", "-- migrate:up\n-- see +goose\n");
        assertThat(new GooseTool().recognises(scratch.folder())).isFalse();

        scratch.write("2_a.sql", "\uFEFF-- +goose Up\n");
        assertThat(new GooseTool().recognises(scratch.folder())).isTrue();
    }

    @Test
    void refusesNamesThatGooseRefuses() throws IOException {
        scratch.write("1_a.sql", UP).write("schema.sql", "");
        refuses(scratch.folder().resolve("schema.sql")
                + " has no name of goose's: \"no filename separator '_' found\". goose refuses the whole folder. Name it"
                + " <number>_<name>.sql, move it elsewhere, or set provider=true in options if the application runs"
                + " goose.NewProvider, which passes over it.");

        scratch.write("schema.sql", UP).write("0_a.sql", UP);
        refuses(scratch.folder().resolve("0_a.sql")
                + " has no name of goose's: \"migration version must be greater than zero\". goose refuses the whole folder. Name it"
                + " <number>_<name>.sql, move it elsewhere, or set provider=true in options if the application runs"
                + " goose.NewProvider, which passes over it.");
    }

    /** {@code collectFilesystemSources} of {@code goose.NewProvider}. */
    @Test
    void passesOverThemWhereTheApplicationRunsAProvider() throws IOException {
        scratch.write("1_a.sql", UP).write("schema.sql", "").write("0_a.sql", UP);

        assertThat(names(open(options(Map.of("provider", "true"))).all())).containsExactly("1_a");
    }

    @Test
    void refusesNumbersThatAreNone() throws IOException {
        scratch.write("V1_a.sql", UP);

        refuses(scratch.folder().resolve("V1_a.sql")
                + " has no name of goose's: \"failed to parse version from migration file: V1_a.sql\". goose refuses the whole folder."
                + " Name it <number>_<name>.sql, move it elsewhere, or set provider=true in options if the application runs"
                + " goose.NewProvider, which passes over it.");
    }

    @Test
    void refusesAFolderWithoutMigrations() throws IOException {
        scratch.write("a.txt", "");

        refuses("The folder " + scratch.folder()
                + " has no migration of goose: \"no migration files found\". Name them <number>_<name>.sql.");
    }

    @Test
    void refusesTwoOfOneVersion() throws IOException {
        scratch.write("1_a.sql", UP).write("001_b.go", "");

        refuses("Two migrations have version 1: 001_b.go and 1_a.sql in " + scratch.folder()
                + ". goose refuses the folder: \"duplicate version 1 detected\". Renumber one of them.");
    }

    /** As {@code goose up} does: {@code Migration.UpContext} reads its file itself, and one way only. */
    @Test
    void readsAFileWhenItsTurnComes() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id);\n-- +goose Down\nDROP TABLE a\n")
                .write("2_b.sql", "CREATE TABLE b (id);\n")
                .write("3_c.sql", UP + "CREATE TABLE c (id);\n");
        MigrationFolder folder = scratch.open();
        Path broken = scratch.folder().resolve("2_b.sql");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("2_b failed before its first statement: " + broken + ", line 1: ")
                    .withMessageEndingWith(
                            "\nWhat ran before it stays. goose reads a file when its turn comes, and stops"
                                    + " there again next time.")
                    .withCauseInstanceOf(MigrationFolderException.class);

            assertThat(tables(connection)).containsExactly("a", "goose_db_version");
            assertThat(names(folder.pending(connection))).containsExactly("2_b", "3_c");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> takeBack(folder, connection, 0))
                    .withMessageContaining("1_a.sql, line 4: The statement that starts here does not end");
            assertThat(tables(connection)).containsExactly("a", "goose_db_version");
        }
    }

    /** {@code provider_run.go}: both ways of all that is to run, and nothing of what is applied. */
    @Test
    void aProviderReadsAllThatIsPendingFirst() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;\n")
                .write("2_b.sql", UP + "CREATE TABLE b (id);\n")
                .write("3_c.sql", UP + "CREATE TABLE c (id);\n-- +goose Down\nDROP TABLE c\n");
        MigrationFolder folder = open(options(Map.of("provider", "true")));
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 1));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("3_c failed before its first statement: ")
                    .withMessageEndingWith(
                            "\nA Provider of goose reads all that is to run before it runs any: nothing was" + " run.");

            assertThat(tables(connection)).containsExactly("goose_db_version");
        }
    }

    @Test
    void refusesOptionsAndDriversThatItDoesNotHave() throws IOException {
        scratch.write("1_a.sql", UP);

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(options(Map.of("missing", "true"))))
                .withMessage(
                        "\"missing\" is no option of goose that is known. Known are allow-missing, multiStatements, provider,"
                                + " table.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("libsql"))
                .withMessage(
                        "runtime = \"libsql\" is no driver that runs goose's migrations on SQLite. Known are"
                                + " modernc.org/sqlite, modernc.org/sqlite?_pragma=foreign_keys(1), go-sqlite3, go-sqlite3?_foreign_keys=on.");
        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly("modernc.org/sqlite");
    }

    @Test
    void keepsTheLinesOfTheFile() throws IOException {
        scratch.write("1_a.sql", UP + "\n-- a\nCREATE TABLE a (\n id INT);\nSELECT 1; SELECT 2;\n");

        Migration migration = scratch.open().all().get(0);

        assertThat(migration.up().text()).isEqualTo("\n\n\nCREATE TABLE a (\n id INT);\nSELECT 1; SELECT 2;");
        assertThat(migration.up().statements())
                .containsExactly(
                        new SqlStatement(1, 4, 1, "CREATE TABLE a (\n id INT)"),
                        new SqlStatement(2, 6, 1, "SELECT 1"),
                        new SqlStatement(3, 6, 11, "SELECT 2"));
        assertThat(migration.down()).isEmpty();
    }

    // ---- runs

    @Test
    void goesForwardAndBackWithARowForEachMigration() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);" + DOWN + "DROP TABLE a;")
                .write("2_b.sql", UP + "INSERT INTO a VALUES (1);\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            assertThat(rows(connection, "SELECT id, version_id, is_applied FROM goose_db_version"))
                    .containsExactly("1|0|1", "2|1|1", "3|2|1");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());

            // Without a Down nothing runs, and the row goes.
            takeBack(folder, connection, 1);
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");
            assertThat(names(folder.pending(connection))).containsExactly("2_b");

            takeBack(folder, connection, 0);
            assertThat(tables(connection)).containsExactly("goose_db_version");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void saysWhatStaysOfAFileThatFails() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);\nCREATE TABL b;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at statement 2 (line 3 of 1_a.sql): ")
                    .withMessageEndingWith(
                            "\nIts file was rolled back, what was applied before it stays; the history does not have it,"
                                    + " so goose runs the whole file again next time. Correct the statement.");
            assertThat(tables(connection)).containsExactly("goose_db_version");
        }
    }

    @Test
    void saysWhatStaysWithoutATransaction() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- +goose NO TRANSACTION\n" + UP + "CREATE TABLE a (id INT);\nCREATE TABL b;");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "\nThe file says NO TRANSACTION, so what ran before this statement stays; the history does not"
                                    + " have it, so goose runs the whole file again next time. Correct the statement.");
            assertThat(tables(connection)).containsExactly("a", "goose_db_version");
        }
    }

    @Test
    void namesTheLineOfABlockThatPostgresqlRefuses() throws IOException, SQLException {
        scratch.write(
                "1_a.sql",
                UP + "SELECT 1;\n-- +goose StatementBegin\nSELECT 2;\nSELECT\n nope;\n-- +goose StatementEnd\n");
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Optional.empty());
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 3 (line 6 of 1_a.sql): ERROR: column \"nope\" does not exist");
        }
    }

    /** {@code lib/pq} minds when a script ends its transaction; pgx's {@code COMMIT} only draws a warning of the server. */
    @Test
    void leavesItToTheDriverWhetherAScriptMayCommit() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);\nCOMMIT;");
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        MigrationFolder pq = open(DatabaseKind.POSTGRESQL, Optional.of("lib/pq"));
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(pq, connection))
                    .withMessageStartingWith(
                            "1_a failed at its COMMIT: pq: unexpected transaction status idle: the script has ended"
                                    + " goose's transaction by itself\n");
        }
        MigrationFolder pgx = open(DatabaseKind.POSTGRESQL, Optional.empty());
        try (Connection connection = server.connect(server.newDatabase())) {
            up(pgx, connection);
            assertThat(pgx.pending(connection)).isEmpty();
        }
    }

    @Test
    void sendsMysqlOneStatementAtATimeUnlessItIsToldOtherwise() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1); INSERT INTO a VALUES (2);");
        RealServer server = RealServer.of(DatabaseKind.MARIADB);
        MigrationFolder folder = open(DatabaseKind.MARIADB, Optional.empty());
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 2 (line 3 of 1_a.sql): You have an error in your SQL syntax near"
                                    + " 'INSERT INTO a VALUES (2)': goose sends this in one piece, of which MySQL takes one statement only. End"
                                    + " each with a semicolon at the end of its line, give each a StatementBegin and StatementEnd of its own, or"
                                    + " set multiStatements=true in options if production's DSN has it\n")
                    .withMessageContaining(
                            "The server ends the transaction at the first CREATE, ALTER or DROP: with one before this"
                                    + " statement, all that ran stays; without, it was rolled back; what was applied before the file stays; the"
                                    + " history does not have it");
            assertThat(rows(connection, "SELECT * FROM a")).isEmpty();
        }
        MigrationFolder many = MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DatabaseKind.MARIADB),
                        options(Map.of("multiStatements", "true"))),
                Optional.empty());
        try (Connection connection = server.connect(server.newDatabase())) {
            up(many, connection);
            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1", "2");
        }
    }

    @Test
    void fillsVariablesFromPlaceholders() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- +goose ENVSUB ON\n" + UP + "CREATE TABLE ${GOOSE_TEST_TABLE} (id INT);");
        MigrationFolder folder = open(new ToolOptions(
                Map.of("GOOSE_TEST_TABLE", "filled"),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            assertThat(tables(connection)).containsExactly("filled", "goose_db_version");
        }
    }

    // ---- migrations in Go

    @Test
    void stopsAtAMigrationInGoThatItDoesNotKnow() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);").write("00002_fill.go", "package migrations");
        MigrationFolder folder = scratch.open();
        assertThat(folder.runsCode()).isTrue();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "00002_fill.go is a migration in Go, compiled into the application: what it does is not known here. What"
                                    + " was applied before it stays. Say what it does with runAt(\"2\", connection -> ...) of"
                                    + " MigrationExtension.builder(), which may be nothing, or start behind it on a copy (copyOf).");
            assertThat(names(folder.applied(connection))).containsExactly("1_a");
        }
    }

    @Test
    void runsTheCodeThatIsGivenForIt() throws IOException, SQLException {
        scratch.write("1_a.sql", UP + "CREATE TABLE a (id INT);").write("2_fill.go", "package migrations");
        MigrationFolder folder = open(new ToolOptions(
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(
                        new CodeMigration("1", connection -> execute(connection, "INSERT INTO a VALUES (1)")),
                        new CodeMigration("2", connection -> execute(connection, "UPDATE a SET id = id + 1", "SELEC"))),
                Optional.empty(),
                Optional.empty()));
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("2_fill failed in its code: ");
            // In goose's transaction for it.
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");
            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> takeBack(folder, connection, 1))
                    .withMessage(
                            "2_fill.go is in Go, and what takes it back is compiled into the application: it cannot be rehearsed. Go"
                                    + " back no further than 2_fill.");
        }
    }

    // ---- the history

    @Test
    void refusesOlderOnesUnlessItMayApplyThem() throws IOException, SQLException {
        scratch.write("1_a.sql", UP).write("2_b.sql", UP).write("3_c.sql", UP);
        MigrationFolder folder = scratch.open();
        MigrationFolder lenient = open(options(Map.of("allow-missing", "true")));
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(1, 2));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "error: found 1 missing migrations before current version 2:\n  version 1: 1_a.sql\ngoose starts nothing"
                                    + " then. Give them newer versions, or set allow-missing=true in options if production runs with"
                                    + " -allow-missing.\nA Provider says of it: detected 1 missing (out-of-order) migration lower than"
                                    + " database version (2): version 1. It allows them with WithAllowOutofOrder.");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: 1_a is pending, and older than version 2, which is applied. goose starts nothing then:"
                                    + " \"found missing migrations\". Give it a newer version. (1_a.sql)");
            assertThat(lenient.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: 1_a is pending, and older than version 2, which is applied. goose applies it after that"
                                    + " one, here; where everything is applied anew, before it. Give it a newer version, or make sure that both"
                                    + " orders are right. (1_a.sql)");

            up(lenient, connection);
            assertThat(rows(connection, "SELECT version_id FROM goose_db_version ORDER BY id"))
                    .containsExactly("0", "2", "1", "3");
            assertThat(names(folder.applied(connection))).containsExactly("2_b", "1_a", "3_c");
        }
    }

    /** Rows as releases before 2.7 wrote them ({@code EnsureDBVersionContext}). */
    @Test
    void readsWhatOldReleasesLeft() throws IOException, SQLException {
        scratch.write("1_a.sql", UP).write("2_b.sql", UP);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all());
            execute(connection, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 0), (7, 1)");

            assertThat(names(folder.applied(connection))).containsExactly("1_a");
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(names(folder.skipped(connection))).containsExactly("2_b");
            assertThat(folder.unknown(connection)).containsExactly("version 7");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing: goose_db_version has version 7, and the folder has no such file. goose says nothing of it on its way"
                                    + " up, and stops at it on its way down: \"no current version found\". Restore the file.",
                            "skipped: The newest row of goose_db_version for version 2 says that it is not applied, as releases before 2.7"
                                    + " left it on the way back. goose takes a version with any row for applied, and never applies it."
                                    + " Delete the rows of that version. (2_b.sql)");
        }
    }

    @Test
    void startsNothingOnATableWithoutItsFirstRow() throws IOException, SQLException {
        scratch.write("1_a.sql", UP);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, List.of());
            execute(connection, "DELETE FROM goose_db_version");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "no next version found: goose_db_version has no row, not even the one of version 0 that goose makes with"
                                    + " it. goose starts nothing then. Put it back, or drop the table.");
        }
    }

    @Test
    void writesIntoTheTableThatIsNamed() throws IOException, SQLException {
        scratch.write("1_a.sql", UP);
        MigrationFolder folder = open(options(Map.of("table", "versions")));
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT version_id FROM versions")).containsExactly("0", "1");
            assertThat(folder.historyTables()).containsExactly("versions");
        }
    }

    private void refuses(String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("goose")))
                .withMessage(message);
    }

    private MigrationFolder open(DatabaseKind kind, Optional<String> runtime) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), runtime, Optional.of(kind)), Optional.empty());
    }

    private MigrationFolder open(ToolOptions options) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), options),
                Optional.empty());
    }

    private static ToolOptions options(Map<String, String> options) {
        return new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    private static void takeBack(MigrationFolder folder, Connection connection, int place) throws SQLException {
        folder.takeBack(
                connection, folder.runtimes().get(0), folder.all().subList(place, place + 1), RunObserver.none());
    }
}
