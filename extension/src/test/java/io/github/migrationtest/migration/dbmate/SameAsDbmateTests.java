package io.github.migrationtest.migration.dbmate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SideBySide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same folders by dbmate itself and by us, forward and back; {@code examples/dbmate/compare} runs them. */
class SameAsDbmateTests {
    private static final String DOWN = "\n-- migrate:down\n";

    private final Path directory;
    private final Scratch scratch;
    private DatabaseKind kind = DatabaseKind.SQLITE;

    SameAsDbmateTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory);
    }

    @BeforeEach
    void needsTheProgram() {
        assumeTrue(
                program().isPresent(),
                "dbmate is not here: set MIGRATION_TEST_DBMATE to it, or run examples/dbmate/compare.");
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
                        "20240101000000_a.sql",
                        "-- first\n\n-- migrate:up\nCREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));\nCREATE INDEX a_name ON a (name);"
                                + DOWN + "DROP TABLE a;",
                        "20240102000000_b.sql",
                        """
                        --migrate:up
                        CREATE TABLE b (id INT PRIMARY KEY, a_id INT REFERENCES a (id) ON DELETE CASCADE);
                        INSERT INTO a VALUES (1, 'x;y -- z');
                        --migrate:down
                        DELETE FROM a;
                        DROP TABLE b;
                        """.replace("\n", "\r\n"),
                        "20240103_c.sql",
                        "-- migrate:up\n-- nothing yet\n" + DOWN));
        folders.put(
                "by name",
                Map.of("9_b.sql", block("INSERT INTO a VALUES (1)"), "10_a.sql", block("CREATE TABLE a (id INT)")));
        folders.put(
                "fails in a transaction",
                Map.of(
                        "1_a.sql",
                        block("CREATE TABLE a (id INT);"),
                        "2_b.sql",
                        block(
                                "INSERT INTO a VALUES (1); CREATE TABLE b (id INT); INSERT INTO a VALUES (2); INSERT INTO nope VALUES (1);")));
        folders.put(
                "fails without a transaction",
                Map.of(
                        "1_a.sql",
                        "-- migrate:up transaction:false\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nope VALUES (1);"
                                + DOWN));
        folders.put(
                "has its own commit",
                Map.of("1_a.sql", block("CREATE TABLE a (id INT); COMMIT;"), "2_b.sql", block("")));
        folders.put(
                "leaves its transaction open",
                Map.of(
                        "1_a.sql",
                        "-- migrate:up transaction:false\nBEGIN;\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);"
                                + DOWN,
                        "2_b.sql",
                        "-- migrate:up transaction:false\nINSERT INTO a VALUES (2);" + DOWN));
        folders.put(
                "leaves its transaction open before one",
                Map.of(
                        "1_a.sql",
                        "-- migrate:up transaction:false\nBEGIN;\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);"
                                + DOWN,
                        "2_b.sql",
                        block("INSERT INTO a VALUES (2);")));
        folders.put(
                "two pairs",
                Map.of(
                        "1_a.sql",
                        block("CREATE TABLE a (id INT);") + "DROP TABLE a;\n" + block("CREATE TABLE b (id INT);")));
        folders.put("two of one version", Map.of("1_a.sql", block("CREATE TABLE a (id INT);"), "1_b.sql", block("")));
        folders.put(
                "fails on the way back",
                Map.of("1_a.sql", "-- migrate:up\nCREATE TABLE a (id INT);" + DOWN + "DROP TABLE a; DROP TABLE nope;"));
        folders.put(
                "fails on the way back without a transaction",
                Map.of(
                        "1_a.sql",
                        "-- migrate:up\nCREATE TABLE a (id INT);\n-- migrate:down transaction:false\nDROP TABLE a; DROP TABLE nope;"));
        for (String options : List.of(
                "transaction:false transaction:true",
                "transaction:true transaction:false",
                "transaction:false transaction",
                "transaction:false transaction:",
                "transaction:false:x",
                "transaction: false",
                "transaction:FALSE",
                "Transaction:false",
                "lock:none transaction:false",
                "transaction:false\r")) {
            folders.put(
                    "with " + options.replace("\r", "CR"),
                    Map.of(
                            "1_a.sql",
                            "-- migrate:up " + options
                                    + "\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nope VALUES (1);"
                                    + DOWN));
        }
        for (String end : List.of("INSERT INTO a VALUES (", "INSERT INTO a VALUES ('x", "/* x", "-- x", ";;", "\"x")) {
            folders.put("ends with " + end, Map.of("1_a.sql", block("CREATE TABLE a (id INT); " + end)));
        }
        folders.put(
                "other names",
                Map.of(
                        "a.sql", "nothing of dbmate's",
                        "V2__a.sql", "nothing of dbmate's",
                        "3_a.SQL", "nothing of dbmate's",
                        ".4_a.sql", "nothing of dbmate's",
                        "5_a.sql.bak", "nothing of dbmate's",
                        "\u0661_a.sql", "nothing of dbmate's",
                        "-6_a.sql", "nothing of dbmate's",
                        "6/1_a.sql", "nothing of dbmate's",
                        "7.sql", block("CREATE TABLE a (id INT);"),
                        "08 b.up.sql", block("CREATE TABLE b (id INT);")));
        folders.put(
                "a directive that is none",
                Map.of("1_a.sql", block("CREATE TABLE a (id INT);\n-- migrate:sideways\nCREATE TABLE b (id INT);")));
        folders.put(
                "one version in two spellings",
                Map.of("1_a.sql", block("CREATE TABLE a (id INT);"), "01_b.sql", block("CREATE TABLE b (id INT);")));
        folders.putAll(
                switch (kind) {
                    case SQLITE -> ofSqlite();
                    case POSTGRESQL -> ofPostgresql();
                    case MYSQL, MARIADB -> ofMysql();
                });
        return folders;
    }

    private static Map<String, Map<String, String>> ofSqlite() {
        String rebuild = """
                PRAGMA foreign_keys=ON;
                CREATE TABLE p (id INTEGER PRIMARY KEY);
                CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);
                INSERT INTO p VALUES (1);
                INSERT INTO c VALUES (1);
                DELETE FROM p;
                """;
        return Map.of(
                "a trigger",
                Map.of(
                        "1_a.sql",
                        block(
                                "CREATE TABLE a (id INT);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET id = 2; UPDATE a"
                                        + " SET id = id + 1; END;\nINSERT INTO a VALUES (1);")),
                "foreign keys in a transaction",
                Map.of("1_a.sql", block(rebuild)),
                "foreign keys without a transaction",
                Map.of("1_a.sql", "-- migrate:up transaction:false\n" + rebuild + DOWN),
                "a text in double quotes",
                Map.of("1_a.sql", block("CREATE TABLE a (id TEXT); INSERT INTO a SELECT \"nope\";")));
    }

    private static Map<String, Map<String, String>> ofPostgresql() {
        return Map.of(
                "an index built concurrently",
                Map.of(
                        "1_a.sql",
                        block("CREATE TABLE a (id INT);"),
                        "2_b.sql",
                        "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n-- migrate:down transaction:false\n"
                                + "DROP INDEX CONCURRENTLY a_id;"),
                "two indexes built concurrently",
                Map.of(
                        "1_a.sql",
                        block("CREATE TABLE a (id INT);"),
                        "2_b.sql",
                        "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE INDEX CONCURRENTLY b_id ON"
                                + " a (id);" + DOWN),
                "a label of an enum and its use",
                Map.of(
                        "1_a.sql",
                        block("CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e);"),
                        "2_b.sql",
                        block("ALTER TYPE e ADD VALUE 'b';"),
                        "3_c.sql",
                        block("INSERT INTO t VALUES ('b');")),
                "another search path",
                Map.of(
                        "1_a.sql",
                        block(
                                "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.a (id INT);"),
                        "2_b.sql",
                        block("CREATE TABLE public.b (id INT);")),
                "another schema first",
                Map.of(
                        "1_a.sql",
                        block("CREATE SCHEMA s; SET search_path = s; CREATE TABLE a (id INT);"),
                        "2_b.sql",
                        block("")),
                "a function",
                Map.of(
                        "1_a.sql",
                        block("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;")));
    }

    private static Map<String, Map<String, String>> ofMysql() {
        return Map.of(
                "a procedure",
                Map.of(
                        "1_a.sql",
                        block("CREATE PROCEDURE p() BEGIN DECLARE x INT; SET x = 1; END;\nCREATE TABLE a (id INT);")),
                "a delimiter",
                Map.of("1_a.sql", block("CREATE TABLE a (id INT);\nDELIMITER //\nCREATE TABLE b (id INT)//\n")));
    }

    private static String block(String sql) {
        return "-- migrate:up\n" + sql + DOWN;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind engine, String name, Map<String, String> files) throws Exception {
        kind = engine;
        for (Map.Entry<String, String> file : files.entrySet()) {
            scratch.write(file.getKey(), file.getValue());
        }
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.of("dbmate"));
        SideBySide both = new SideBySide(kind, scratch, folder, this::dbmate);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
    }

    private boolean dbmate(String database, String command) throws IOException, InterruptedException {
        return SideBySide.endsWell(List.of(
                program().orElseThrow().toString(),
                "--url",
                url(database),
                "--migrations-dir",
                scratch.folder().toString(),
                "--no-dump-schema",
                command.equals("down") ? "rollback" : command));
    }

    private String url(String database) {
        return switch (kind) {
            case SQLITE -> "sqlite:" + directory.resolve(database + ".db");
            case POSTGRESQL ->
                "postgres://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database) + "?sslmode=disable";
            case MYSQL, MARIADB -> "mysql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
        };
    }

    private static Optional<Path> program() {
        return SideBySide.find("MIGRATION_TEST_DBMATE", "dbmate");
    }

    /** What {@code UnreadBytes} says of bytes that are no UTF-8. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void handsBytesOnAsTheyAre(DatabaseKind engine) throws Exception {
        kind = engine;

        assertThat(stored("VARCHAR(20)")).isEqualTo(kind == DatabaseKind.SQLITE ? "E974E9" : "refused");
        if (kind != DatabaseKind.POSTGRESQL) {
            assertThat(stored("BLOB")).isEqualTo("E974E9");
        }
    }

    /** In a column of this type. */
    private String stored(String type) throws Exception {
        String sql = "CREATE TABLE a (name " + type + ");\nINSERT INTO a VALUES ('\u00E9t\u00E9');";
        Files.writeString(scratch.folder().resolve("1_a.sql"), block(sql), StandardCharsets.ISO_8859_1);
        boolean onServer = kind != DatabaseKind.SQLITE;
        String database = onServer ? RealServer.of(kind).newDatabase() : type.toLowerCase(Locale.ROOT);
        if (!dbmate(database, "up")) {
            return "refused";
        }
        try (Connection connection =
                onServer ? RealServer.of(kind).connect(database) : DriverManager.getConnection(scratch.url(database))) {
            return Scratch.rows(connection, "SELECT hex(name) FROM a").get(0);
        }
    }

    static Map<String, Form> forms() {
        return new TreeMap<>(Map.of(
                "a link to a file elsewhere",
                folder -> Files.createSymbolicLink(folder.resolve("2_b.sql"), written(folder.resolveSibling("b"))),
                "a link to a folder",
                folder -> Files.createSymbolicLink(folder.resolve("2_b.sql"), folder.getParent()),
                "a link to nowhere",
                folder -> Files.createSymbolicLink(folder.resolve("2_b.sql"), Path.of("nowhere")),
                "a folder with the name of a file",
                folder -> written(folder.resolve("2_b.sql/3_c.sql")),
                "a folder that is a link",
                folder -> Files.createSymbolicLink(folder, Files.move(folder, folder.resolveSibling("moved"))),
                "an empty folder",
                folder -> Files.delete(folder.resolve("1_a.sql")),
                "no file with a version",
                folder -> Files.move(folder.resolve("1_a.sql"), folder.resolve("a.sql"))));
    }

    /** Something that is done to a folder with one migration. */
    @FunctionalInterface
    interface Form {
        void make(Path folder) throws IOException;
    }

    private static Path written(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, block("CREATE TABLE b (id INT);"));
    }

    static Stream<Arguments> namedForms() {
        return forms().entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namedForms")
    void takesWhatDbmateTakes(String name, Form form) throws Exception {
        scratch.write("1_a.sql", block("CREATE TABLE a (id INT);"));
        form.make(scratch.folder());
        MigrationFolder folder;
        try {
            folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("dbmate"));
        } catch (MigrationFolderException e) {
            assertThat(dbmate("refused", "up")).as(e.getMessage()).isFalse();
            return;
        }
        SideBySide both = new SideBySide(kind, scratch, folder, this::dbmate);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
    }

    /** Between two that apply; its message is pinned beside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1;",
                "-- migrate:up\nSELECT 1;",
                "-- migrate:down\n-- migrate:up\n",
                "SELECT 1;\n-- migrate:up\n-- migrate:down\n",
                "-- migrate:up\n-- migrate:down\n-- migrate:down\n",
                "\uFEFF-- migrate:up\n-- migrate:down\n",
                "\uFEFF-- x\n-- migrate:up\n-- migrate:down\n",
                "-- migrate: up\n-- migrate:down\n",
                " -- migrate:up\n-- migrate:down\n",
                "-- migrate:upwards\n-- migrate:down\n",
                "-- migrate:UP\n-- migrate:down\n",
                "-- migrate:up\r-- migrate:down\r",
                "-- migrate:up\u000B\n-- migrate:down\n",
                "/* x */\n-- migrate:up\n-- migrate:down\n"
            })
    void stopsAtABrokenFileWhenItsTurnComes(String text) throws Exception {
        scratch.write("1_a.sql", block("CREATE TABLE a (id INT);"))
                .write("2_b.sql", text)
                .write("3_c.sql", block("CREATE TABLE c (id INT);"));
        SideBySide both = new SideBySide(kind, scratch, scratch.open(), this::dbmate);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
        assertThat(both.found().get(0)).isEqualTo("---- failed");
    }

    @Test
    void readsNoFileThatIsApplied() throws Exception {
        scratch.write("1_a.sql", block("CREATE TABLE a (id INT);"));
        assertThat(dbmate("theirs", "up")).isTrue();
        scratch.write("1_a.sql", "broken since").write("2_b.sql", block("CREATE TABLE b (id INT);"));
        Files.copy(directory.resolve("theirs.db"), directory.resolve("ours.db"));
        SideBySide both = new SideBySide(kind, scratch, scratch.open(), this::dbmate);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
        assertThat(both.found().get(0)).isEqualTo("---- well");
    }
}
