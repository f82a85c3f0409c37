package io.github.migrationtest.migration.goose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same folders by goose itself and by us, forward and back; {@code MIGRATION_TEST_GOOSE} says where it is. One that is built with
 * other drivers than the program's own names the one of PostgreSQL in {@code MIGRATION_TEST_GOOSE_RUNTIME}.
 */
class SameAsGooseTests {
    private static final String UP = "-- +goose Up\n";
    private static final String DOWN = "\n-- +goose Down\n";

    private final Path directory;
    private final Scratch scratch;
    private DatabaseKind kind = DatabaseKind.SQLITE;

    SameAsGooseTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory);
    }

    @BeforeEach
    void needsTheProgram() {
        assumeTrue(
                program().isPresent(),
                "goose is not here, and neither Debian nor npm has it: set MIGRATION_TEST_GOOSE to the program.");
    }

    static Stream<Arguments> cases() {
        return Stream.of(DatabaseKind.values()).flatMap(kind -> folders(kind).entrySet().stream()
                .map(folder -> Arguments.of(kind, folder.getKey(), folder.getValue())));
    }

    private static Map<String, Map<String, String>> folders(DatabaseKind kind) {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        folders.put(
                "forward and back",
                Map.of(
                        "00001_a.sql",
                        """
                        -- first

                        -- +goose Up
                        CREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));
                        -- why
                        CREATE INDEX a_name ON a (name); -- done
                        -- +goose Down
                        DROP TABLE a;
                        """,
                        "2_b.sql",
                        """
                        -- +goose Up
                        CREATE TABLE b (id INT PRIMARY KEY,
                          a_id INT REFERENCES a (id) ON DELETE CASCADE);
                        INSERT INTO a VALUES (1, 'x;y');
                        -- +goose Down
                        DELETE FROM a;
                        DROP TABLE b;
                        """.replace("\n", "\r\n"),
                        "20240103000000_c.sql",
                        UP + "-- nothing, and no way back\n"));
        folders.put(
                "as numbers",
                Map.of("10_b.sql", UP + "INSERT INTO a VALUES (1);", "9_a.sql", UP + "CREATE TABLE a (id INT);"));
        folders.put(
                "fails in a transaction",
                Map.of(
                        "1_a.sql",
                        UP + "CREATE TABLE a (id INT);",
                        "2_b.sql",
                        UP
                                + "INSERT INTO a VALUES (1);\nCREATE TABLE b (id INT);\nINSERT INTO a VALUES (2);\nINSERT INTO nope VALUES"
                                + " (1);"));
        folders.put(
                "fails without a transaction",
                Map.of(
                        "1_a.sql",
                        "-- +goose NO TRANSACTION\n" + UP
                                + "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nope VALUES (1);"));
        folders.put(
                "says so below",
                Map.of(
                        "1_a.sql",
                        UP + "CREATE TABLE a (id INT);\nINSERT INTO nope VALUES (1);" + DOWN
                                + "-- +goose NO TRANSACTION\n"));
        folders.put("has its own commit", Map.of("1_a.sql", UP + "CREATE TABLE a (id INT);\nCOMMIT;", "2_b.sql", UP));
        folders.put(
                "leaves its transaction open",
                Map.of(
                        "1_a.sql",
                        "-- +goose NO TRANSACTION\n" + UP
                                + "BEGIN;\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);",
                        "2_b.sql",
                        "-- +goose NO TRANSACTION\n" + UP + "INSERT INTO a VALUES (2);"));
        folders.put("two on a line", Map.of("1_a.sql", UP + "CREATE TABLE a (id INT); INSERT INTO a VALUES (1);"));
        folders.put(
                "two in a block",
                Map.of(
                        "1_a.sql",
                        UP + "-- +goose StatementBegin\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n-- +goose"
                                + " StatementEnd\nINSERT INTO a VALUES (2);" + DOWN
                                + "-- +goose StatementBegin\nDROP TABLE a\n-- +goose StatementEnd\n"));
        folders.put(
                "a line behind an empty block",
                Map.of(
                        "1_a.sql",
                        UP
                                + "CREATE TABLE a (id INT);\n-- +goose StatementBegin\n-- +goose StatementEnd\nINSERT INTO a VALUES"
                                + " (1);\nINSERT INTO a VALUES (2);"));
        folders.put(
                "a semicolon alone",
                Map.of("1_a.sql", UP + "CREATE TABLE a (id INT)\n;\nINSERT INTO a VALUES (1);\n;\n"));
        folders.put(
                "a comment in a statement",
                Map.of(
                        "1_a.sql",
                        UP
                                + "CREATE TABLE a ( -- all;\n-- of;\n id INT /* x */\n); -- it;\nINSERT INTO a VALUES (1);"));
        folders.put(
                "fails on the way back",
                Map.of("1_a.sql", UP + "CREATE TABLE a (id INT);" + DOWN + "DROP TABLE a;\nDROP TABLE nope;"));
        folders.put(
                "variables",
                Map.of(
                        "1_a.sql",
                        UP
                                + "-- +goose ENVSUB ON\nCREATE TABLE a_${GOOSE_NOT_SET:-x} (id INT DEFAULT ${GOOSE_NOT_SET-7});\n"
                                + "-- +goose ENVSUB OFF\nINSERT INTO a_x SELECT 1;\n-- +goose ENVSUB ON\n"
                                + "CREATE TABLE b (t VARCHAR(20) DEFAULT '\\$x $$y$(z ${GOOSE_NOT_SET}');"));
        folders.put(
                "an older one later",
                Map.of("2_a.sql", UP + "CREATE TABLE a (id INT);", "3_b.sql", UP + "CREATE TABLE a (id INT);"));
        if (kind == DatabaseKind.SQLITE) {
            folders.put(
                    "a trigger",
                    Map.of(
                            "1_a.sql",
                            UP
                                    + "CREATE TABLE a (id INT);\n-- +goose StatementBegin\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n UPDATE"
                                    + " a SET id = 2;\n UPDATE a SET id = id + 1;\nEND;\n-- +goose StatementEnd\nINSERT INTO a VALUES"
                                    + " (1);"));
            folders.put(
                    "a trigger without its block",
                    Map.of(
                            "1_a.sql",
                            UP
                                    + "CREATE TABLE a (id INT);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n UPDATE a SET id = 2;\nEND;"));
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            folders.put(
                    "an index built concurrently",
                    Map.of(
                            "1_a.sql",
                            UP + "CREATE TABLE a (id INT);",
                            "2_b.sql",
                            "-- +goose NO TRANSACTION\n" + UP
                                    + "CREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE INDEX CONCURRENTLY b_id ON a (id);"
                                    + DOWN
                                    + "DROP INDEX CONCURRENTLY a_id;\nDROP INDEX b_id;"));
            folders.put(
                    "two indexes in a block",
                    Map.of(
                            "1_a.sql",
                            "-- +goose NO TRANSACTION\n" + UP
                                    + "CREATE TABLE a (id INT);\n-- +goose StatementBegin\nCREATE INDEX CONCURRENTLY a_id ON a"
                                    + " (id);\nCREATE INDEX CONCURRENTLY b_id ON a (id);\n-- +goose StatementEnd\n"));
            folders.put(
                    "a function",
                    Map.of(
                            "1_a.sql",
                            UP
                                    + "-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n RETURN 1;\nEND;"
                                    + " $$;\n-- +goose StatementEnd\nSELECT f();\nCREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1;"
                                    + " END;"));
            folders.put(
                    "another search path",
                    Map.of(
                            "1_a.sql",
                            UP
                                    + "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.a (id INT);"));
        }
        if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
            folders.put(
                    "a procedure",
                    Map.of(
                            "1_a.sql",
                            UP
                                    + "-- +goose StatementBegin\nCREATE PROCEDURE p()\nBEGIN\n DECLARE x INT;\n SET x = 1;\nEND;\n-- +goose"
                                    + " StatementEnd\nCREATE TABLE a (id INT);"));
        }
        return folders;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind engine, String name, Map<String, String> files) throws Exception {
        kind = engine;
        for (Map.Entry<String, String> file : files.entrySet()) {
            scratch.write(file.getKey(), file.getValue());
        }
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), runtime(), Optional.of(kind)),
                Optional.of("goose"));
        SideBySide both = new SideBySide(kind, scratch, folder, this::goose);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
    }

    private Optional<String> runtime() {
        return Optional.ofNullable(System.getenv("MIGRATION_TEST_GOOSE_RUNTIME"))
                .filter(name -> kind == DatabaseKind.POSTGRESQL);
    }

    private boolean goose(String database, String command) throws IOException, InterruptedException {
        return SideBySide.endsWell(List.of(
                program().orElseThrow().toString(),
                "-dir",
                scratch.folder().toString(),
                switch (kind) {
                    case SQLITE -> "sqlite3";
                    case POSTGRESQL -> "postgres";
                    case MYSQL, MARIADB -> "mysql";
                },
                url(database),
                command));
    }

    private String url(String database) {
        if (kind == DatabaseKind.SQLITE) {
            return directory.resolve(database + ".db").toString();
        }
        String login = SideBySide.login(kind);
        String place = SideBySide.place(kind, database);
        return kind == DatabaseKind.POSTGRESQL
                ? "postgres://" + login + "@" + place + "?sslmode=disable"
                : login + "@tcp(" + place.replace("/", ")/") + "?parseTime=true";
    }

    private static Optional<Path> program() {
        return SideBySide.find("MIGRATION_TEST_GOOSE", "goose");
    }

    @Test
    void refusesWhatGooseRefuses() throws Exception {
        for (String text : List.of(
                "",
                "-- +goose Up",
                "SELECT 1;",
                "SELECT 1;\n-- +goose Up\n",
                "-- +goose Down\n-- +goose Up\n",
                "-- +goose Up\n-- +goose Up\n",
                "-- +goose Up\n-- +goose Down\n-- +goose Down\n",
                "-- +goose Up\nSELECT 1\n",
                "-- +goose Up\nSELECT 1\n-- +goose Down\n",
                "-- +goose Up\nSELECT 1; SELECT 2\n",
                "-- +goose Up\nSELECT 1; -- x\n",
                "-- +goose Up\nSELECT 1 -- x;\n",
                "-- +goose Up\nSELECT 1;/* x */\n",
                "-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n",
                "-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n-- +goose Down\n",
                "-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n",
                "-- +goose StatementBegin\n-- +goose Up\n",
                "-- +goose Up\n-- +goose StatementEnd\n",
                "-- +goose up\n",
                "--+goose  Up  \n",
                " -- +goose Up\n",
                "-- +goose Upward\n",
                "-- +goose\n",
                "-- +goose Up -- +goose Down\n",
                "-- +goose Up\n-- see +goose Up\n",
                "-- +goose Up\n-- +goose NO  TRANSACTION\n",
                "-- +goose no transaction\n-- +goose Up\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT ${1};\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT $1;\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${GOOSE_NOT_SET?}';\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${GOOSE_NOT_SET:0:1}';\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${GOOSE_NOT_SET:x}';\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${GOOSE_NOT_SET';\n",
                "-- +goose Up\n-- +goose ENVSUB ON\nSELECT 1; -- $\n",
                "-- +goose Up\n-- +goose ENVSUBST ON\n",
                "\uFEFF-- +goose Up\n",
                "-- +goose Up\u00A0\n",
                "-- +goose Up\nSELECT 1;\u00A0\n",
                "-- +goose Up\nSELECT 'a -- b';\n",
                "-- +goose Up\r-- +goose Down\r",
                "/* x */\n-- +goose Up\n")) {
            scratch.write("1_a.sql", text);
            boolean theirs = goose("refusals", "up");
            boolean ours = applies();
            Files.deleteIfExists(directory.resolve("refusals.db"));
            assertThat(ours).as(text).isEqualTo(theirs);
        }
    }

    private boolean applies() throws SQLException {
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("goose"));
        try (Connection connection = scratch.connect(folder)) {
            Scratch.up(folder, connection);
            return true;
        } catch (MigrationFailedException e) {
            return false;
        }
    }
}
