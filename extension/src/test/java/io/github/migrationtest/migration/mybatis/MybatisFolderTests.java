package io.github.migrationtest.migration.mybatis;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MybatisFolderTests {
    private static final String CHANGELOG =
            "CREATE TABLE CHANGELOG (ID NUMERIC(20,0), APPLIED_AT VARCHAR(25), DESCRIPTION VARCHAR(255));\n-- //@UNDO\n";

    private final Scratch scratch;

    MybatisFolderTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @Test
    void isFoundByTheMarkOfTheUndo() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;\n -- //@UNDO\nSELECT 2;\n").write("notes.txt", "");

        MigrationFolder folder = scratch.open();

        assertThat(folder.tool()).isEqualTo("mybatis");
        assertThat(folder.all().get(0).up().statements()).hasSize(1);
        assertThat(folder.all().get(0).down().orElseThrow().statements().get(0).line())
                .isEqualTo(3);
    }

    @Test
    void isFoundAsTheProjectThatItsInitMakes() throws IOException {
        scratch.write("scripts/20200101_a.sql", "CREATE TABLE ${prefix}_t (id INT);\n-- //@UNDO\n")
                .write("environments/development.properties", "url=jdbc:postgresql://prod/app\nprefix=dev\n")
                .write("environments/staging.properties", "prefix=st\nchangelog=app.history\n");

        MigrationFolder folder = scratch.open();
        assertThat(folder.kind()).contains(DatabaseKind.POSTGRESQL);
        assertThat(folder.all().get(0).up().text()).isEqualTo("CREATE TABLE dev_t (id INT);\n");
        assertThat(folder.historyTables()).contains("changelog", "CHANGELOG");

        MigrationFolder staging = open(Map.of("environment", "staging"), Map.of());
        assertThat(staging.kind()).isEmpty();
        assertThat(staging.all().get(0).up().text()).isEqualTo("CREATE TABLE st_t (id INT);\n");
        assertThat(staging.historyTables()).contains("history");
    }

    @Test
    void fillsPlaceholdersOfTheUserOverTheEnvironments() throws IOException {
        scratch.write("scripts/1_a.sql", "SELECT '${a} ${b} ${c}';\n-- //@UNDO\n")
                .write("environments/development.properties", "a=1\nb=2\n");

        assertThat(open(Map.of(), Map.of("b", "two")).all().get(0).up().text()).isEqualTo("SELECT '1 two ${c}';\n");
    }

    @Test
    void readsTheProcessOverTheFile() {
        FolderSettings settings = FolderSettings.of(scratch.folder());

        MybatisEnvironment environment = new EnvironmentReader(
                        settings,
                        Map.of("MIGRATIONS_CHANGELOG", "${who}_log", "who", "me", "MIGRATIONS_AUTO_COMMIT", "true"))
                .read(MybatisPlaces.of(scratch.folder()));

        assertThat(environment.changelog()).isEqualTo("me_log");
        assertThat(environment.autoCommit()).isTrue();
    }

    @Test
    void namesTheEnvironmentThatIsMissing() throws IOException {
        scratch.write("scripts/1_a.sql", "-- //@UNDO\n").write("environments/prod.properties", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "Environment file missing: " + scratch.folder().resolve("environments/development.properties")
                                + ". Name the environment with options = \"environment=<name>\", or its file with configuration.");
    }

    @Test
    void namesWhatItCannotRead() throws IOException {
        scratch.write("1_a.sql", "-- //@UNDO\n").write("readme.sql", "");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The file " + scratch.folder().resolve("readme.sql") + " does not begin with a number and an"
                                + " underscore, and MyBatis Migrations then reads none of the folder: \"Error parsing change from"
                                + " file\". Name it <number>_<description>.sql, or move it elsewhere.");

        Files.delete(scratch.folder().resolve("readme.sql"));
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("enviroment", "x"), Map.of()))
                .withMessage(
                        "options has \"enviroment\", which MyBatis Migrations does not know. Known are auto_commit,"
                                + " bootstrap, changelog, delimiter, environment, full_line_delimiter, ignore_warnings, pending,"
                                + " script_char_set, send_full_script.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("script_char_set", "latin"), Map.of()))
                .withMessage(
                        "script_char_set = \"latin\" is no encoding that Java knows. Write UTF-8, or another by its name in"
                                + " Java.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("node"))
                .withMessage(
                        "runtime = \"node\" is no driver that runs MyBatis Migrations on SQLite. Known is sqlite-jdbc.");
    }

    /** MyBatis reads on, so what it puts into the database is not what the file says. */
    @Test
    void tellsOfBytesThatAreNotInTheEncoding() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE CHANGELOG (ID INT, APPLIED_AT TEXT, DESCRIPTION TEXT);\n");
        Files.writeString(
                scratch.folder().resolve("2_b.sql"),
                "-- b\nCREATE TABLE b AS SELECT '\u00e4' AS name;",
                StandardCharsets.ISO_8859_1);
        MigrationFolder folder = open(Map.of(), Map.of());
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT name FROM b")).containsExactly("\uFFFD");
            assertThat(folder.warnings())
                    .containsExactly(
                            "2_b.sql, line 2: the byte 0xE4 is no UTF-8, and MyBatis Migrations reads U+FFFD in its"
                                    + " place. Save the file in that encoding, or name its own with script_char_set.");
        }
        MigrationFolder told = open(Map.of("script_char_set", "ISO-8859-1"), Map.of());
        assertThat(told.all().get(1).up().text()).contains("\u00e4");
    }

    @Test
    void namesAnEmptyFolder() throws IOException {
        scratch.write("onabort.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of(), Map.of()))
                .withMessage("The folder " + scratch.folder()
                        + " has no migration of MyBatis Migrations. Name them <number>_<description>.sql.");
    }

    @Test
    void ordersByNumberAndNotByName() throws IOException {
        scratch.write("10_b.sql", "-- //@UNDO\n").write("9_a.sql", "").write("011_c.sql", "");
        assertThat(names(scratch.open().all())).containsExactly("9_a", "10_b", "011_c");

        scratch.write("9.5_between.sql", "");
        assertThat(names(scratch.open().all())).containsExactly("9_a", "9.5_between", "10_b", "011_c");
    }

    @Test
    void findsWhereFolderAndChangelogContradictEachOther() throws IOException, SQLException {
        scratch.write("1_log.sql", CHANGELOG).write("3_c.sql", "SELECT 3;\n").write("03_twin.sql", "SELECT 3;\n");
        MigrationFolder before = scratch.open();
        try (Connection connection = scratch.connect(before)) {
            up(before, connection);
            execute(connection, "INSERT INTO CHANGELOG VALUES (4, 'now', 'gone')");
            scratch.write("2_late.sql", "SELECT 2;\n");
            MigrationFolder folder = scratch.open();

            assertThat(folder.unknown(connection)).containsExactly("4 (gone)");
            assertThat(folder.validate(connection))
                    .extracting(Object::toString)
                    .containsExactly(
                            "missing: 4 (gone) is applied by CHANGELOG, and the folder has no script of that number. Put its file back:"
                                    + " MyBatis Migrations cannot undo it, nor anything before it.",
                            "skipped: 2_late is not applied and is numbered below 4 (gone), the last of CHANGELOG: migrate up passes over"
                                    + " it for ever. Give it a later number, or apply it with migrate pending (options ="
                                    + " \"pending=true\"). (2_late.sql)",
                            "same-version: 3_c has the number of 03_twin: both run, and the second cannot get its row in CHANGELOG."
                                    + " Renumber one of them. (3_c.sql)");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.takeBack(
                            connection, folder.runtimes().get(0), folder.all().subList(3, 4), RunObserver.none()))
                    .withMessage(
                            "3_c is not taken back: MyBatis Migrations undoes the last row of CHANGELOG and nothing else,"
                                    + " and that is 4 (gone), of which the folder has no script. Put that file back.");
        }
    }

    /** Side by side with the tool this is in {@code SameAsMybatisTests}. */
    @Test
    void saysThatANumberIsNotSeenInItsRow() throws IOException, SQLException {
        scratch.write("1_log.sql", CHANGELOG).write("2e1_b.sql", "SELECT 2;\n-- //@UNDO\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            folder.apply(connection, folder.runtimes().get(0), List.of(), RunObserver.none());

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.takeBack(
                            connection, folder.runtimes().get(0), folder.all().subList(1, 2), RunObserver.none()))
                    .withMessage(
                            "2e1_b is not taken back: MyBatis Migrations does not see its number in the 20 of CHANGELOG, and"
                                    + " undoes nothing. Write the number in the name as it stands there.");
        }
    }

    @Test
    void runsTheBootstrapOnAnEmptyDatabaseOnly() throws IOException, SQLException {
        scratch.write("bootstrap.sql", "CREATE TABLE old (id INT);\n")
                .write("1_log.sql", CHANGELOG)
                .write("2_b.sql", "INSERT INTO old VALUES (1);\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT id FROM old")).containsExactly("1");
            execute(connection, "DROP TABLE CHANGELOG");
            up(folder, connection);
            assertThat(rows(connection, "SELECT id FROM old")).containsExactly("1", "1");
        }
        assertThat(folder.otherScripts()).extracting(Object::toString).containsExactly("bootstrap.sql");
    }

    @Test
    void saysWhatTheToolDoesWithoutAWord() throws IOException {
        scratch.write("scripts/1_a.sql", "SELECT 1; SELECT 2; SELECT\n3;\n-- //@UNDO\nSELECT 1; -- fine\n")
                .write(
                        "environments/development.properties",
                        "hook_before_up=SQL:a.sql\nhook_after_each_down=SQL:b.sql\n");

        assertThat(scratch.open().warnings())
                .containsExactly(
                        "The environment sets hook_after_each_down, hook_before_up, and a rehearsal does not run hooks of MyBatis"
                                + " Migrations. What they change is missing here.",
                        "1_a.sql, line 1: what stands behind the last ; of a line is never run: SELECT. Put it on a line of its own.");
        assertThat(open(Map.of("send_full_script", "true"), Map.of()).warnings())
                .contains(
                        "1_a.sql is sent whole (send_full_script), and sqlite-jdbc runs the first of its 3 statements only."
                                + " Set send_full_script=false.");
    }

    @Test
    void runsCodeInTheTransactionOfItsMigration() throws IOException, SQLException {
        scratch.write("1_log.sql", CHANGELOG).write("2_t.sql", "CREATE TABLE t (id INT);\n");
        ToolOptions options = new ToolOptions(
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(new CodeMigration("2", connection -> {
                    execute(connection, "INSERT INTO t VALUES (1)");
                    throw new SQLException("no more");
                })),
                Optional.empty(),
                Optional.empty());
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), options),
                Optional.empty());
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("2_t failed in the code that runs with it: no more\nDatabase: " + scratch.url("test")
                            + "\nWhat its script had not committed was rolled back, what was applied before it stays. Correct"
                            + " the statement.");
            assertThat(Scratch.tables(connection)).containsExactly("CHANGELOG");
        }
    }

    /** And nothing of it of the script behind that one. */
    @Test
    void saysThatAScriptEndedItsTransaction() throws IOException, SQLException {
        scratch.write("1_log.sql", CHANGELOG).write("2_own.sql", "CREATE TABLE a (id INT);\nCOMMIT;\nCREATE TABL b;\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("The script had ended the transaction by itself: what it committed stays.");
        }
        scratch.write("2_own.sql", "CREATE TABLE c (id INT);\nCOMMIT;\nBEGIN;\n")
                .write("3_bad.sql", "CREATE TABL d;\n");
        MigrationFolder corrected = scratch.open();
        try (Connection connection = scratch.connect(corrected)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(corrected, connection))
                    .withMessageStartingWith("3_bad failed")
                    .withMessageContaining("What its script had not committed was rolled back");
        }
    }

    @Test
    void writesABaselineThatTheToolGoesOnFrom() throws IOException, SQLException {
        scratch.write("1_log.sql", CHANGELOG)
                .write("2_b.sql", "CREATE TABLE b (id INT);\n")
                .write("3_c.sql", "SELECT 3;\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 2));

            assertThat(rows(connection, "SELECT ID, DESCRIPTION FROM CHANGELOG"))
                    .containsExactly("1|log", "2|b");
            assertThat(names(folder.pending(connection))).containsExactly("3_c");
        }
    }

    private MigrationFolder open(Map<String, String> options, Map<String, String> placeholders) {
        ToolOptions said = new ToolOptions(
                placeholders, Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), said),
                Optional.of("mybatis"));
    }
}
