package io.github.migrationtest.migration.dbmate;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbmateTests {
    private static final String NOTHING_DOWN = "\n-- migrate:down\n";

    private final Scratch scratch;

    DbmateTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    // ---- the folder

    @Test
    void sortsByNameAndPassesOverOtherFiles() throws IOException {
        scratch.write("9_b.sql", upBlock("")).write("10_c.sql", upBlock(""));
        scratch.write("0010_a.sql", upBlock(""))
                .write("README.md", "")
                .write("a.sql", "")
                .write("11.sql/x", "");

        assertThat(scratch.open().tool()).isEqualTo("dbmate");
        assertThat(names(scratch.open().all())).containsExactly("0010_a", "10_c", "9_b");
    }

    @Test
    void takesNoFolderWithoutItsDirectives() throws IOException {
        scratch.write("1_a.sql", "-- +goose Up\n");
        assertThat(new DbmateTool().recognises(scratch.folder())).isFalse();

        scratch.write("2_a.sql", "--migrate:down");
        assertThat(new DbmateTool().recognises(scratch.folder())).isTrue();
    }

    @Test
    void refusesAFolderWithoutMigrations() throws IOException {
        scratch.write("a.sql", upBlock(""));

        refuses("The folder %s has no migration of dbmate: \"no migration files found\". Name them <digits>_<name>.sql."
                .formatted(scratch.folder()));
    }

    @Test
    void keepsTheLinesOfTheFile() throws IOException {
        scratch.write(
                "1_a.sql",
                "-- what it is\r\n\r\n-- migrate:up transaction:false\r\nCREATE TABLE a (id);\r\n-- migrate:down\r\n\r\nDROP TABLE a;\r\n");

        Migration migration = scratch.open().all().get(0);

        assertThat(migration.up().statements()).containsExactly(new SqlStatement(1, 4, 1, "CREATE TABLE a (id)"));
        assertThat(migration.down().orElseThrow().statements())
                .containsExactly(new SqlStatement(1, 7, 1, "DROP TABLE a"));
    }

    @Test
    void readsOptionsBehindTheDirectiveAsDbmateDoes() throws IOException {
        assertThat(inTransaction("-- migrate:up")).isTrue();
        assertThat(inTransaction("--migrate:up transaction:false")).isFalse();
        assertThat(inTransaction("-- migrate:up  foo:bar\ttransaction:false ")).isFalse();
        assertThat(inTransaction("-- migrate:up transaction:true")).isTrue();
        assertThat(inTransaction("-- migrate:up transaction:false transaction:true"))
                .isTrue();
        assertThat(inTransaction("-- migrate:up transaction: false")).isTrue();
        assertThat(inTransaction("-- migrate:up transaction:false:x")).isTrue();
        assertThat(inTransaction("-- migrate:up transaction:FALSE")).isTrue();
    }

    private boolean inTransaction(String directive) throws IOException {
        scratch.write("1_a.sql", directive + NOTHING_DOWN);
        List<DbmateMigration> migrations =
                new DbmateReader(FolderSettings.of(scratch.folder()), DatabaseKind.SQLITE).migrations();
        return migrations.get(0).sections().get(0).up().transaction();
    }

    @Test
    void knowsTheOneDriverThatItHas() throws IOException {
        scratch.write("1_a.sql", upBlock(""));

        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly("go-sqlite3");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("libsql"))
                .withMessage(
                        "runtime = \"libsql\" is no driver that runs dbmate's migrations on SQLite. dbmate has go-sqlite3.");
    }

    @Test
    void refusesOptionsThatItDoesNotHave() throws IOException {
        scratch.write("1_a.sql", upBlock(""));

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("stricter", "true")))
                .withMessage(
                        "\"stricter\" is no option of dbmate that is known. Known are migrations-table and strict.");
    }

    @Test
    void makesReplacementsBeforeItCutsAFile() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id SERIAL_KEY);"));
        MigrationFolder folder = MigrationTools.open(
                settings(new ToolOptions(
                        Map.of(),
                        Map.of("SERIAL_KEY", "INTEGER PRIMARY KEY"),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.empty());

        assertThat(folder.all().get(0).up().text())
                .isEqualTo("-- migrate:up\nCREATE TABLE a (id INTEGER PRIMARY KEY);\n");
    }

    // ---- what dbmate refuses when its turn comes (pkg/dbmate/migration.go)

    @Test
    void refusesAFileWithoutUp() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- migrate:down\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ": The migration has no -- migrate:up. dbmate stops there: \"dbmate requires each migration to define an up block"
                + " with '-- migrate:up'\". Write that line, at its very beginning, before the statements.");
    }

    @Test
    void showsTheLineThatWasMeantForUp() throws IOException, SQLException {
        scratch.write("1_a.sql", "\n--  migrate: up\nSELECT 1;\n-- migrate:down\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 2: The migration has no -- migrate:up, only \"--  migrate: up\". dbmate stops there: \"dbmate requires"
                + " each migration to define an up block with '-- migrate:up'\". Write that line, at its very beginning, before"
                + " the statements.");
    }

    @Test
    void refusesAFileWithoutDown() throws IOException, SQLException {
        scratch.write("1_a.sql", "\n-- migrate:up\nSELECT 1;\n -- migrate:down\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 2: The migration has no -- migrate:down behind this -- migrate:up, only \"-- migrate:down\". dbmate stops"
                + " there: \"dbmate requires each migration to define a down block with '-- migrate:down'\". Write that line, and"
                + " below it what takes the migration back; it may be nothing.");
    }

    @Test
    void refusesDownBeforeUp() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- migrate:down\n-- migrate:up\nSELECT 1;\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 2: The migration has no -- migrate:down behind this -- migrate:up, only one before it. dbmate stops"
                + " there: \"dbmate requires each migration to define a down block with '-- migrate:down'\". Write that line, and"
                + " below it what takes the migration back; it may be nothing.");
    }

    @Test
    void refusesStatementsBeforeUp() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- a\n\nSELECT 1;\n-- migrate:up\n-- migrate:down\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 3: The migration has a statement before -- migrate:up. dbmate stops there: \"dbmate does not support"
                + " statements preceding the '-- migrate:up' block\". Move it behind that line.");
    }

    @Test
    void refusesASecondDown() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- migrate:up\n-- migrate:down\n-- migrate:down\n");

        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 3: The migration has a second -- migrate:down behind one -- migrate:up. dbmate stops there: \"dbmate"
                + " requires every '-- migrate:down' to be preceded by a '-- migrate:up'\". Join the two.");
    }

    @Test
    void refusesAByteOrderMark() throws IOException, SQLException {
        scratch.write("1_a.sql", "\uFEFF-- migrate:up\n-- migrate:down\n");
        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 1: The migration has no -- migrate:up: a byte order mark stands before it, save the file without. dbmate"
                + " stops there: \"dbmate requires each migration to define an up block with '-- migrate:up'\". Write that line,"
                + " at its very beginning, before the statements.");

        scratch.write("1_a.sql", "\uFEFF-- note\n-- migrate:up\n-- migrate:down\n");
        refusesAtItsTurn(
                scratch.folder().resolve("1_a.sql")
                        + ", line 1: The migration begins with a byte order mark, which dbmate takes for a statement. dbmate stops there:"
                        + " \"dbmate does not support statements preceding the '-- migrate:up' block\". Save the file without it.");
    }

    @Test
    void refusesAnEmptyFileWhereOthersAreMigrations() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("")).write("2_b.sql", "");

        refusesAtItsTurn(scratch.folder().resolve("2_b.sql")
                + ": The migration has no -- migrate:up. dbmate stops there: \"dbmate requires each migration to define an up block"
                + " with '-- migrate:up'\". Write that line, at its very beginning, before the statements.");
    }

    @Test
    void refusesALinkToAFolder() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock(""));
        Path link = Files.createSymbolicLink(scratch.folder().resolve("2_b.sql"), scratch.directory());

        refusesAtItsTurn("The script " + link + " cannot be read: Is a directory.");
    }

    @Test
    void appliesWhatComesBeforeABrokenFile() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id);"))
                .write("2_b.sql", "SELECT 1;\n-- migrate:up\n-- migrate:down\n")
                .write("3_c.sql", upBlock("CREATE TABLE c (id);"));
        MigrationFolder folder = scratch.open();
        Path broken = scratch.folder().resolve("2_b.sql");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "2_b failed before its first statement: %s, line 1: The migration has a statement before -- migrate:up."
                                    + " dbmate stops there: \"dbmate does not support statements preceding the '-- migrate:up'"
                                    + " block\". Move it behind that line.\nWhat ran before it stays. dbmate reads a file when its"
                                    + " turn comes, and stops there again next time.",
                            broken)
                    .satisfies(failure -> assertThat(failure.migration())
                            .contains(folder.all().get(1)))
                    .withCauseInstanceOf(MigrationFolderException.class);

            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
            assertThat(names(folder.pending(connection))).containsExactly("2_b", "3_c");
        }
    }

    /** As on a copy to which it was applied before it was broken. */
    @Test
    void readsNoFileThatIsApplied() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;").write("2_b.sql", upBlock("CREATE TABLE b (id);"));
        MigrationFolder folder = open(Map.of(), Optional.of("dbmate"));
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 1));

            up(folder, connection);
            assertThat(tables(connection)).containsExactly("b", "schema_migrations");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> takeBack(folder, connection, 0))
                    .withMessageStartingWith("1_a failed before its first statement: ");
            assertThat(names(folder.applied(connection))).containsExactly("1_a", "2_b");
        }
    }

    // ---- runs

    @Test
    void goesForwardAndBackWithARowForEachMigration() throws IOException, SQLException {
        scratch.write(
                        "1_a.sql",
                        "-- migrate:up\nCREATE TABLE a (id); CREATE TABLE b (id);\n-- migrate:down\nDROP TABLE a; DROP TABLE b;")
                .write("02_b.sql", upBlock("INSERT INTO a VALUES (1);"));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            // By name 02_b comes first, and it needs what 1_a makes.
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("02_b failed at statement 1 (line 2 of 02_b.sql): ");
            apply(folder, connection, 1);
            up(folder, connection);

            assertThat(rows(connection, "SELECT version FROM schema_migrations ORDER BY rowid"))
                    .containsExactly("1", "02");
            assertThat(rows(connection, "SELECT sql FROM sqlite_master WHERE name = 'schema_migrations'"))
                    .containsExactly("CREATE TABLE \"schema_migrations\" (version varchar(128) primary key)");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());

            takeBack(folder, connection, 1);
            assertThat(tables(connection)).containsExactly("schema_migrations");
            assertThat(names(folder.pending(connection))).containsExactly("1_a");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void takesBackAllOfABlockThatFails() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id);\nCREATE TABL b;"));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at statement 2 (line 3 of 1_a.sql): ")
                    .withMessageEndingWith(
                            "\nIts block was rolled back, what was applied before it stays; the history does not have it, so dbmate"
                                    + " runs the whole block again next time. Correct the statement.");
            assertThat(tables(connection)).containsExactly("schema_migrations");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).isEmpty();
        }
    }

    @Test
    void keepsWhatRanWithoutATransaction() throws IOException, SQLException {
        scratch.write(
                "1_a.sql", "-- migrate:up transaction:false\nCREATE TABLE a (id);\nCREATE TABL b;" + NOTHING_DOWN);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "\nThe block says transaction:false, so what ran before this statement stays; the history does not have"
                                    + " it, so dbmate runs the whole block again next time. Correct the statement.");
            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
        }
    }

    @Test
    void failsAtACommitOfTheScriptsOwn() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id); COMMIT;"));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at its COMMIT: ")
                    .withMessageContaining(
                            "The script had ended the transaction by itself: what it committed, or ran outside one,"
                                    + " stays; the history does not have it");
            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
        }
    }

    /** Its row is written in the transaction that the script left open, and goes with it. */
    @Test
    void losesWhatABlockWithoutTransactionLeavesOpen() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- migrate:up transaction:false\nBEGIN; CREATE TABLE a (id);" + NOTHING_DOWN);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(tables(connection)).containsExactly("schema_migrations");
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
        }
    }

    /** dbmate 2.36 was run on this: {@code Error: UNIQUE constraint failed: schema_migrations.version}. */
    @Test
    void failsAtTheSecondPairOfBlocksOfAFile() throws IOException, SQLException {
        scratch.write(
                "1_a.sql",
                "-- migrate:up\nCREATE TABLE a (id);\n-- migrate:down\nDROP TABLE a;\n-- migrate:up\nCREATE TABLE b (id);\n-- migrate:down\nDROP TABLE b;\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThat(folder.all().get(0).up().statements())
                    .containsExactly(
                            new SqlStatement(1, 2, 1, "CREATE TABLE a (id)"),
                            new SqlStatement(2, 6, 1, "CREATE TABLE b (id)"));
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at its row in schema_migrations: ")
                    .withMessageContaining("UNIQUE constraint failed: schema_migrations.version");
            assertThat(tables(connection)).containsExactly("a", "schema_migrations");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1");
        }
    }

    @Test
    void writesIntoTheTableThatIsNamed() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id);"));
        MigrationFolder folder = open(Map.of("migrations-table", "my \"own\""));
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT version FROM \"my \"\"own\"\"\""))
                    .containsExactly("1");
            assertThat(folder.historyTables()).containsExactly("my \"own\"");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void writesAHistoryForACopyWithoutOne() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("")).write("2_b.sql", upBlock("")).write("3_c.sql", upBlock(""));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all());
            folder.baseline(connection, folder.all().subList(0, 2));

            assertThat(names(folder.pending(connection))).containsExactly("3_c");
        }
    }

    // ---- order

    @Test
    void appliesOlderOnesUnlessItIsStrict() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("CREATE TABLE a (id);")).write("2_b.sql", upBlock(""));
        MigrationFolder folder = scratch.open();
        MigrationFolder strict = open(Map.of("strict", "true"));
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(1, 2));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(strict, connection))
                    .withMessage(
                            "migration `1` is out of order with already applied migrations, the version number has to be"
                                    + " higher than the applied migration `2` in --strict mode. dbmate starts nothing then. Give the"
                                    + " migration a newer version, or leave out the option strict.");
            assertThat(strict.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: 1_a is pending, and older than version 2, which is applied. dbmate refuses it,"
                                    + " as it is told to be strict. Give it a newer version. (1_a.sql)");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: 1_a is pending, and older than version 2, which is applied. dbmate applies it"
                                    + " after that one, here; where everything is applied anew, before it. Give it a newer version, or"
                                    + " make sure that both orders are right. (1_a.sql)");
            assertThat(folder.validate(connection))
                    .extracting(Finding::severity)
                    .containsExactly(Finding.Severity.WARNING);

            up(folder, connection);
            assertThat(tables(connection)).contains("a");
            assertThat(folder.validate(connection)).isEmpty();
        }
    }

    @Test
    void findsWhatTheFolderDoesNotHaveAndTwoOfOneVersion() throws IOException, SQLException {
        scratch.write("1_a.sql", upBlock("")).write("1_b.sql", upBlock(""));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            execute(
                    connection,
                    "CREATE TABLE schema_migrations (version varchar(128) primary key)",
                    "INSERT INTO schema_migrations VALUES ('7'), ('1')");

            assertThat(folder.unknown(connection)).containsExactly("version 7");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing: schema_migrations has version 7, and the folder has no such file. dbmate says nothing of it,"
                                    + " and cannot take it back. Restore the file.",
                            "same-version: Two migrations have version 1: 1_a and 1_b. dbmate applies the first, and fails at the"
                                    + " second's row in schema_migrations; where the version is applied already, it passes over"
                                    + " both. Give one of them another number. (1_b.sql)");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    private static String upBlock(String sql) {
        return "-- migrate:up\n" + sql + NOTHING_DOWN;
    }

    private void refuses(String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("dbmate")))
                .withMessage(message);
    }

    /** The last file, where those before it apply. */
    private void refusesAtItsTurn(String message) throws SQLException {
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("dbmate"));
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining(" failed before its first statement: " + message + "\n");
            assertThat(names(folder.applied(connection))).hasSize(folder.all().size() - 1);
        }
    }

    private MigrationFolder open(Map<String, String> options) {
        return open(options, Optional.empty());
    }

    private MigrationFolder open(Map<String, String> options, Optional<String> tool) {
        return MigrationTools.open(
                settings(new ToolOptions(
                        Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty())),
                tool);
    }

    private FolderSettings settings(ToolOptions options) {
        return new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), options);
    }

    private static void apply(MigrationFolder folder, Connection connection, int place) throws SQLException {
        folder.apply(connection, folder.runtimes().get(0), folder.all().subList(place, place + 1), RunObserver.none());
    }

    private static void takeBack(MigrationFolder folder, Connection connection, int place) throws SQLException {
        folder.takeBack(
                connection, folder.runtimes().get(0), folder.all().subList(place, place + 1), RunObserver.none());
    }
}
