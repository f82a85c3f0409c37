package io.github.migrationtest.migration.atlas;

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
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtlasTests {
    private static final String STATE =
            "SELECT version, description, type, applied, total, error, error_stmt, partial_hashes IS NULL FROM"
                    + " atlas_schema_revisions ORDER BY version";

    private final Scratch scratch;

    AtlasTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    // ---- the folder

    @Test
    void sumsUpAFolderAsAtlasDoes() throws IOException {
        scratch.write("20220925092817_initial.sql", "CREATE TABLE `friendships` (`user_id` integer NOT NULL);\n");

        sum();

        assertThat(Files.readString(scratch.folder().resolve("atlas.sum")))
                .isEqualTo(expectedSum(
                        "20220925092817_initial.sql", "CREATE TABLE `friendships` (`user_id` integer NOT NULL);\n"));
    }

    /** As {@code NewHashFile} and {@code HashFile.Sum} say, in other words than the class under test. */
    private static String expectedSum(String name, String text) {
        String hash = base64(sha256((name + text).getBytes(StandardCharsets.UTF_8)));
        String total = base64(sha256((name + hash).getBytes(StandardCharsets.UTF_8)));
        return "h1:" + total + "\n" + name + " h1:" + hash + "\n";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void leavesFoldersInTheFormOfOtherToolsToThem() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;").write("atlas.sum", "");
        assertThat(new AtlasTool().recognises(scratch.folder())).isTrue();

        scratch.write("2_b.sql", "-- +goose Up\n");
        assertThat(new AtlasTool().recognises(scratch.folder())).isFalse();

        scratch.write("2_b.sql", "").write("3_c.up.sql", "");
        assertThat(new AtlasTool().recognises(scratch.folder())).isFalse();
    }

    @Test
    void refusesAFolderThatIsNotAsItsSumSays() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;").write("2_b.sql", "SELECT 2;").write("3_c.sql", "SELECT 3;");
        sum();
        String remedy = "\". If that is as it should be, run atlas migrate hash; else restore the file.";

        scratch.write("2_b.sql", "SELECT 4;");
        refuses("2_b.sql was changed after atlas.sum was written. Atlas refuses the folder: \"checksum mismatch"
                + remedy);

        Files.delete(scratch.folder().resolve("2_b.sql"));
        refuses("2_b.sql is in atlas.sum and not in the folder. Atlas refuses the folder: \"checksum mismatch"
                + remedy);

        scratch.write("2_b.sql", "SELECT 2;").write("1_b.sql", "");
        refuses("1_b.sql was added without atlas.sum. Atlas refuses the folder: \"checksum mismatch" + remedy);

        Files.delete(scratch.folder().resolve("1_b.sql"));
        scratch.write("4_d.sql", "");
        refuses("4_d.sql was added without atlas.sum. Atlas refuses the folder: \"checksum mismatch" + remedy);

        Path sum = scratch.folder().resolve("atlas.sum");
        Files.writeString(sum, Files.readString(sum).replaceFirst("h1:.", "h1:_"));
        refuses(sum
                + ", line 1 is not the sum of the lines below it: the file was edited or merged by hand. Atlas refuses the folder:"
                + " \"checksum mismatch" + remedy);

        Files.writeString(sum, "h1:x\n<<<<<<< HEAD\n");
        refuses(sum + ", line 2 has no h1: in it. Atlas refuses the folder: \"checksum file format invalid" + remedy);

        Files.delete(sum);
        refuses("The folder " + scratch.folder()
                + " has no atlas.sum. Atlas refuses the folder: \"checksum file not found" + remedy);
    }

    @Test
    void refusesWhatAtlasCannotCut() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;\nSELECT (2;\n");
        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 2: Atlas cannot cut the file into statements: \"scanning statements from \"1_a.sql\": unclosed '('\". Close"
                + " it, or say with -- atlas:delimiter what ends the statements.");

        scratch.write("1_a.sql", "SELECT 1);\n");
        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 1: Atlas cannot cut the file into statements: \"scanning statements from \"1_a.sql\": unexpected ')'\". Close"
                + " it, or say with -- atlas:delimiter what ends the statements.");

        scratch.write("1_a.sql", "\nSELECT 'it;\n");
        refusesAtItsTurn(scratch.folder().resolve("1_a.sql")
                + ", line 2: Atlas cannot cut the file into statements: \"scanning statements from \"1_a.sql\": unclosed quote '''\"."
                + " Close it, or say with -- atlas:delimiter what ends the statements.");
    }

    @Test
    void refusesDirectivesThatAtlasRefuses() throws IOException, SQLException {
        Path file = scratch.folder().resolve("1_a.sql");
        scratch.write("1_a.sql", "-- atlas:txmode all\n\nSELECT 1;");
        refusesAtItsTurn(file
                + ", line 1: The file says atlas:txmode all: \"txmode \"all\" is not allowed in file directive\". It takes file"
                + " and none.");

        scratch.write("1_a.sql", "-- atlas:txmode never\n\nSELECT 1;");
        refusesAtItsTurn(file
                + ", line 1: The file says atlas:txmode never: \"unknown txmode \"never\" found in file directive\". It takes"
                + " file and none.");

        scratch.write("1_a.sql", "-- atlas:txmode none\n-- atlas:txmode file\n\nSELECT 1;");
        refusesAtItsTurn(file
                + ", line 1: The file says atlas:txmode more than once: \"multiple txmode values found\". Leave one.");

        scratch.write("1_a.sql", "-- atlas:txmode none\n\nSELECT 1;");
        refusesAtItsTurn(
                Map.of("tx-mode", "all"),
                file
                        + ", line 1: The file says atlas:txmode none, and options tx-mode=all: \"cannot set txmode directive to"
                        + " \"none\" when txmode \"all\" is set globally\". Use tx-mode=file.");
    }

    @Test
    void refusesArchivesWithoutTheirMigration() throws IOException, SQLException {
        Path file = scratch.folder().resolve("1_a.sql");
        scratch.write("1_a.sql", "-- atlas:txtar\n\n-- down.sql --\nSELECT 1;");
        refusesAtItsTurn(file
                + ", line 1: The archive (atlas:txtar) has no section -- migration.sql --. Write that line above the"
                + " statements.");

        scratch.write("1_a.sql", "-- atlas:txtar\n\n-- migration.sql --\nSELECT 1;\n-- up.sql --\nSELECT 1;");
        refusesAtItsTurn(file
                + ", line 6: The section up.sql is none of an archive of Atlas. Known are checks.sql, checks/<name>.sql,"
                + " migration.sql and down.sql.");
    }

    @Test
    void refusesTwoOfOneVersion() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;").write("1_b.sql", "SELECT 1;");
        refusesSummed(
                "Two migrations have version 1: 1_a.sql and 1_b.sql. Atlas writes one row for both, and takes the second for"
                        + " applied. Rename one of them, and run atlas migrate hash.");
    }

    @Test
    void refusesOptionsAndDriversThatItDoesNotHave() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;");
        sum();

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("order", "x")))
                .withMessage(
                        "\"order\" is no option of Atlas that is known. Known are allow-dirty, baseline, exec-order,"
                                + " revisions-schema, tx-mode.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("exec-order", "any")))
                .withMessage(
                        "options = \"exec-order=any\" is unknown to Atlas. It takes linear, linear-skip, non-linear.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("libsql"))
                .withMessage(
                        "runtime = \"libsql\" is no driver that runs Atlas's migrations on SQLite. Known are go-sqlite3,"
                                + " go-sqlite3?_fk=1.");
        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly("go-sqlite3");
    }

    // ---- runs

    @ParameterizedTest
    @EnumSource
    void writesARowForEachFileAndTakesItBack(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.sql", "-- first\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n");
        scratch.write("2_b.sql", """
                -- atlas:txtar

                -- checks.sql --
                SELECT NOT EXISTS (SELECT 1 FROM a);
                -- migration.sql --
                INSERT INTO a VALUES (1);
                -- down.sql --
                DELETE FROM a;
                """);
        sum();
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = newDatabase(kind, folder)) {
            up(folder, connection);

            assertThat(rows(connection, STATE).stream().map(row -> row.replaceAll("1$", "t")))
                    .containsExactly("1|a|2|2|2|||t", "2|b|2|1|1|||t");
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();

            folder.takeBack(connection, folder.runtimes().get(0), folder.all().subList(1, 2), RunObserver.none());
            assertThat(rows(connection, "SELECT id FROM a")).isEmpty();
            assertThat(names(folder.applied(connection))).containsExactly("1_a");
            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> folder.takeBack(
                            connection, folder.runtimes().get(0), folder.all().subList(0, 1), RunObserver.none()))
                    .withMessage(
                            "1_a.sql has no section down.sql. atlas migrate down computes the way back from the database itself,"
                                    + " which is not rehearsed: write one (-- atlas:txtar, -- migration.sql --, -- down.sql --).");
        }
    }

    @Test
    void rollsBackAFileThatFails() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);")
                .write("2_b.sql", "CREATE TABLE b (id INT);\n\nCREATE TABL c;");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("2_b failed at statement 2 (line 3 of 2_b.sql): ")
                    .withMessageEndingWith(
                            "\nIts file was rolled back, what was applied before it stays. Correct the statement.");
            assertThat(tables(connection)).containsExactly("a", "atlas_schema_revisions");
            assertThat(rows(connection, STATE)).containsExactly("1|a|2|1|1|||1");
        }
    }

    /** The deferred write of {@code Execute} comes when the server has ended the transaction by itself. */
    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void keepsTheRowOfAFileWhoseTransactionTheServerHasEnded(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nope VALUES (1);");
        sum();
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = newDatabase(kind, folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "\nThe server ends the transaction at the first CREATE, ALTER or DROP: with one before this"
                                    + " statement, all that ran stays, with the row that says how far the file came, and Atlas goes on there next"
                                    + " time; without, it was rolled back. Correct the statement.");
            assertThat(rows(connection, "SELECT applied, total, error_stmt FROM atlas_schema_revisions"))
                    .containsExactly("2|3|INSERT INTO nope VALUES (1);");

            execute(connection, "CREATE TABLE nope (id INT)");
            up(folder, connection);
            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void rollsBackTheWholeRunInModeAll() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);").write("2_b.sql", "CREATE TABL c;");
        sum();
        MigrationFolder folder = open(Map.of("tx-mode", "all"));
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith("\nAll files of the run were rolled back. Correct the statement.");
            assertThat(tables(connection)).containsExactly("atlas_schema_revisions");
        }
    }

    @Test
    void writesItsRowAfterEachStatement() throws IOException, SQLException {
        String create = "CREATE TABLE seen AS SELECT applied, total, partial_hashes FROM atlas_schema_revisions;";
        String look = "INSERT INTO seen SELECT applied, total, partial_hashes FROM atlas_schema_revisions;";
        scratch.write("1_a.sql", create + "\n" + look + "\n" + look);
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            String first = "\"h1:" + base64(sha256(create.getBytes(StandardCharsets.UTF_8))) + "\"";
            String second = "\"h1:" + base64(sha256((create + look).getBytes(StandardCharsets.UTF_8))) + "\"";
            assertThat(rows(connection, "SELECT * FROM seen"))
                    .containsExactly("0|3|null", "1|3|[" + first + "]", "2|3|[" + first + "," + second + "]");
            assertThat(rows(connection, STATE)).containsExactly("1|a|2|3|3|||1");
        }
    }

    @Test
    void goesOnBehindTheStatementsThatRanWithoutATransaction() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- atlas:txmode none\n\nCREATE TABLE a (id INT);\nINSERT INTO nope VALUES (1);");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "\nThe file runs without a transaction (txmode none): what ran before this statement stays, its"
                                    + " row says how far it came, and Atlas goes on there next time. Correct the statement.");
            assertThat(rows(
                            connection,
                            "SELECT applied, total, error_stmt, partial_hashes FROM atlas_schema_revisions"))
                    .containsExactly("1|2|INSERT INTO nope VALUES (1);|[\"h1:"
                            + base64(sha256("CREATE TABLE a (id INT);".getBytes(StandardCharsets.UTF_8))) + "\"]");
            assertThat(names(folder.pending(connection))).containsExactly("1_a");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "failed: 1_a has run 1 of 2 statements, and then failed. Atlas goes on behind them next time."
                                    + " Correct the rest of the file, or set the version by hand (atlas migrate set). (1_a.sql)");

            execute(connection, "CREATE TABLE nope (id INT)");
            up(folder, connection);
            assertThat(rows(connection, STATE)).containsExactly("1|a|2|2|2|||1");

            scratch.write(
                    "1_a.sql", "-- atlas:txmode none\n\nCREATE TABLE other (id INT);\nINSERT INTO nope VALUES (1);");
            sum();
            execute(connection, "UPDATE atlas_schema_revisions SET applied = 1, partial_hashes = '[\"h1:x\"]'");
            MigrationFolder changed = scratch.open();
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(changed, connection))
                    .withMessage(
                            "history changed: a statement of 1_a.sql that has run already was changed (the first 1 have). Atlas goes"
                                    + " on behind them, and does not where they differ. Restore them.");
        }
    }

    /** {@code OpenTx} of Atlas's SQLite driver. */
    @Test
    void switchesForeignKeysOffAroundItsTransaction() throws IOException, SQLException {
        scratch.write("1_a.sql", """
                CREATE TABLE p (id INTEGER PRIMARY KEY);
                CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);
                INSERT INTO p VALUES (1);
                INSERT INTO c VALUES (1);
                """);
        scratch.write("2_b.sql", """
                CREATE TABLE new_p (id INTEGER PRIMARY KEY);
                INSERT INTO new_p SELECT id FROM p;
                DROP TABLE p;
                ALTER TABLE new_p RENAME TO p;
                """);
        scratch.write("3_c.sql", "DELETE FROM p;");
        sum();
        MigrationFolder folder = scratch.open("go-sqlite3?_fk=1");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "3_c failed at its COMMIT: sql/sqlite: foreign key mismatch: rows refer to none now"
                                    + " (table|rowid|parent|key): c|1|p|0\n");
            assertThat(rows(connection, "SELECT p FROM c")).containsExactly("1");
            assertThat(rows(connection, "SELECT id FROM p")).containsExactly("1");
            assertThat(rows(connection, "PRAGMA foreign_keys")).containsExactly("1");
        }
    }

    @Test
    void stopsAtACheckThatDoesNotHold() throws IOException, SQLException {
        scratch.write("1_a.sql", """
                -- atlas:txtar

                -- checks/one.sql --
                -- atlas:assert oneof
                SELECT 0;
                SELECT 1;
                -- checks/two.sql --
                SELECT 1 = 2;
                -- migration.sql --
                CREATE TABLE a (id INT);
                """);
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at checks/two.sql (line 8 of 1_a.sql): check assertion returned false: SELECT 1 = 2;\n");
            assertThat(tables(connection)).containsExactly("atlas_schema_revisions");
        }
    }

    @Test
    void startsAtTheLastCheckpointOnAnEmptyDatabase() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);")
                .write("2_checkpoint.sql", "-- atlas:checkpoint\n\nCREATE TABLE a (id INT, name TEXT);")
                .write("3_c.sql", "CREATE TABLE c (id INT);");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThat(names(folder.pending(connection))).containsExactly("2_checkpoint", "3_c");
            up(folder, connection);
            assertThat(names(folder.applied(connection))).containsExactly("1_a", "2_checkpoint", "3_c");
            assertThat(folder.pending(connection)).isEmpty();

            folder.baseline(connection, folder.all().subList(0, 1));
            assertThat(names(folder.pending(connection))).containsExactly("3_c");
        }
    }

    // ---- the history

    @Test
    void doesNotStartOnADatabaseThatIsNotClean() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            execute(connection, "CREATE TABLE x (id INT)");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "connected database is not clean: found table \"x\". baseline version or allow-dirty is required. Atlas"
                                    + " starts nothing then. Say with baseline where the database stands, or set allow-dirty=true in options if"
                                    + " production runs with --allow-dirty.");
            up(open(Map.of("allow-dirty", "true")), connection);
            assertThat(tables(connection)).containsExactly("a", "atlas_schema_revisions", "x");
        }
    }

    /** {@code Executor.Pending}: what stands before the baseline is never run, and a row of type 1 without statements says so. */
    @Test
    void beginsBehindABaseline() throws IOException, SQLException {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);")
                .write("2_b.sql", "CREATE TABLE b (id INT);")
                .write("3_c.sql", "CREATE TABLE c (id INT);");
        sum();
        MigrationFolder folder = open(Map.of("baseline", "2"));
        try (Connection connection = scratch.connect(folder)) {
            execute(connection, "CREATE TABLE x (id INT)");
            assertThat(names(folder.pending(connection))).containsExactly("3_c");

            up(folder, connection);

            assertThat(tables(connection)).containsExactly("atlas_schema_revisions", "c", "x");
            assertThat(rows(
                            connection,
                            "SELECT version, description, type, applied, total, hash = '' FROM atlas_schema_revisions"))
                    .containsExactly("2|b|1|0|0|1", "3|c|2|1|1|0");
            assertThat(names(folder.applied(connection))).containsExactly("1_a", "2_b", "3_c");
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();
        }
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("baseline", "4")))
                .withMessage("baseline version \"4\" not found in " + scratch.folder()
                        + ", which options = \"baseline=...\" names. It has 1, 2, 3.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("baseline", "2", "allow-dirty", "true")))
                .withMessage(
                        "options have baseline and allow-dirty. baseline and allow-dirty are mutually exclusive: Atlas starts"
                                + " nothing then. Leave one of them out.");
    }

    @Test
    void refusesSkipsOrAppliesOlderOnesAsItIsTold() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;")
                .write("2_b.sql", "CREATE TABLE b (id INT);")
                .write("3_c.sql", "SELECT 1;");
        sum();
        MigrationFolder folder = scratch.open();
        MigrationFolder skipping = open(Map.of("exec-order", "linear-skip"));
        MigrationFolder lenient = open(Map.of("exec-order", "non-linear"));
        String order = "2_b has not been applied, and is older than version 3, which is. ";
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(
                    connection, List.of(folder.all().get(0), folder.all().get(2)));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "migration file 2_b.sql was added out of order. Atlas starts nothing then. Rename (atlas migrate rebase),"
                                    + " or set exec-order in options as production does.");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: " + order
                                    + "Atlas starts nothing then: \"added out of order\". Rename it (atlas migrate rebase). (2_b.sql)");
            assertThat(skipping.pending(connection)).isEmpty();
            assertThat(names(skipping.skipped(connection))).containsExactly("2_b");
            assertThat(skipping.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "skipped: " + order
                                    + "With exec-order linear-skip Atlas never applies it. Rename it (atlas migrate rebase). (2_b.sql)");
            assertThat(lenient.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly("out-of-order: " + order
                            + "With exec-order non-linear Atlas applies it after that one, here; where everything is applied anew, before"
                            + " it. Rename it, or make sure that both orders are right. (2_b.sql)");
            up(lenient, connection);
            assertThat(tables(connection)).contains("b");
        }
    }

    @Test
    void findsChangedAndMissingFiles() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;").write("2_b.sql", "SELECT 1;");
        sum();
        try (Connection connection = scratch.connect(scratch.open())) {
            up(scratch.open(), connection);
            scratch.write("1_a.sql", "SELECT 2;");
            Files.delete(scratch.folder().resolve("2_b.sql"));
            sum();

            assertThat(scratch.open().unknown(connection)).containsExactly("version 2");
            assertThat(scratch.open().validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing: atlas_schema_revisions has version 2, and the folder has no such file. Atlas says nothing of it."
                                    + " Restore the file.",
                            "changed-after-applying: 1_a has another hash than when it was applied: it, or a file before it, was changed or"
                                    + " added since. Atlas does not look. Restore the file, if it was changed. (1_a.sql)");
        }
    }

    @Test
    void startsNothingWhereTheFileOfAPartIsMissing() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- atlas:txmode none\n\nCREATE TABLE a (id INT);\nINSERT INTO nope VALUES (1);");
        sum();
        try (Connection connection = scratch.connect(scratch.open())) {
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> up(scratch.open(), connection));
            Files.delete(scratch.folder().resolve("1_a.sql"));
            scratch.write("2_b.sql", "SELECT 1;");
            sum();

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(scratch.open(), connection))
                    .withMessage(
                            "missing migration: revision \"1_a.sql\" is partially applied but migration file was not found. Atlas"
                                    + " starts nothing then. Restore the file, or set the version by hand (atlas migrate set).");
        }
    }

    @Test
    void runsNoFileThatItsSumDoesNotHave() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- atlas:sum ignore\n\nCREATE TABLE a (id INT);");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "scanning checksum from \"1_a.sql\": checksum not found. The file says atlas:sum ignore, and Atlas runs no"
                                    + " file that atlas.sum does not have. Take the directive out, and run atlas migrate hash.");
            assertThat(tables(connection)).containsExactly("atlas_schema_revisions");
        }
    }

    /** {@code comments} of {@code dir.go} looks for an empty line that ends with a line feed alone. */
    @Test
    void seesNoDirectiveInAFileWithCarriageReturns() throws IOException, SQLException {
        scratch.write(
                "1_a.sql", "-- atlas:txmode none\r\n\r\nCREATE TABLE a (id INT);\r\nINSERT INTO nope VALUES (1);\r\n");
        sum();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> up(folder, connection));
            assertThat(tables(connection)).containsExactly("atlas_schema_revisions");
        }
    }

    @Test
    void findsAHistoryInASchemaOfItsOwn() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 1;").write("2_b.sql", "CREATE TABLE b (id INT);");
        sum();
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of());
        MigrationFolder apart = open(DatabaseKind.POSTGRESQL, Map.of("revisions-schema", "atlas_schema_revisions"));
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            apart.apply(connection, apart.runtimes().get(0), apart.all().subList(0, 1), RunObserver.none());

            assertThat(names(folder.pending(connection))).containsExactly("2_b");
            up(folder, connection);
            assertThat(rows(connection, "SELECT version FROM atlas_schema_revisions.atlas_schema_revisions ORDER BY 1"))
                    .containsExactly("1", "2");
        }
    }

    private Connection newDatabase(DatabaseKind kind, MigrationFolder folder) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? scratch.connect(folder)
                : RealServer.of(kind).connect(RealServer.of(kind).newDatabase());
    }

    private void sum() throws IOException {
        scratch.write(
                "atlas.sum",
                AtlasSum.of(scratch.folder(), AtlasDirectory.files(scratch.folder()))
                        .text());
    }

    private void refusesSummed(String message) throws IOException {
        sum();
        refuses(message);
    }

    private void refusesAtItsTurn(String message) throws IOException, SQLException {
        refusesAtItsTurn(Map.of(), message);
    }

    private void refusesAtItsTurn(Map<String, String> options, String message) throws IOException, SQLException {
        sum();
        MigrationFolder folder = open(options);
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed before its first statement: " + message + "\n");
            assertThat(rows(connection, "SELECT * FROM atlas_schema_revisions")).isEmpty();
        }
    }

    private void refuses(String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("atlas")))
                .withMessage(message);
    }

    private MigrationFolder open(Map<String, String> options) {
        return open(DatabaseKind.SQLITE, options);
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(kind),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }
}
