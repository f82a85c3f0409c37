package io.github.migrationtest.migration.mybatis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SideBySide;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.ibatis.migration.ConnectionProvider;
import org.apache.ibatis.migration.MigrationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken folders by MyBatis Migrations itself and by us, forward and back. A folder without any file is refused by us alone. */
class SameAsMybatisTests {
    private static final String UNDO = "-- //@UNDO\n";

    /** What servers take otherwise than SQLite does. */
    private static final Set<String> ENGINES_DIFFER = Set.of(
            "a comment that nothing closes, with a delimiter",
            "a quote that nothing closes",
            "a character of no text",
            "a comment and a delimiter",
            "a decimal point",
            "a description longer than the changelog has",
            "two with one version");

    private final Scratch scratch;
    private DatabaseKind kind = DatabaseKind.SQLITE;

    SameAsMybatisTests(@TempDir Path directory) throws IOException {
        this.scratch = new Scratch(directory);
    }

    /** Something that is done to a folder with a changelog and one migration. */
    @FunctionalInterface
    interface Form {
        void make(Path folder) throws IOException;
    }

    static Stream<Arguments> forms() {
        Map<String, Form> all = new TreeMap<>(texts());
        all.putAll(names());
        all.putAll(besides());
        return Stream.of(DatabaseKind.values()).flatMap(kind -> all.entrySet().stream()
                .filter(form -> kind == DatabaseKind.SQLITE || ENGINES_DIFFER.contains(form.getKey()))
                .map(form -> Arguments.of(kind, form.getKey(), form.getValue())));
    }

    private static Map<String, Form> texts() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put("no undo", is("CREATE TABLE b (id INT);\n"));
        forms.put("two undos", is(undone(UNDO + "DROP TABLE a;\n")));
        forms.put("an undo inside a statement", is("CREATE TABLE b (\n" + UNDO + "id INT);\nDROP TABLE b;\n"));
        forms.put("an undo that is misspelt", is("CREATE TABLE b (id INT);\n-- //UNDO\nDROP TABLE b;\n"));
        forms.put("an undo in lower case", is("CREATE TABLE b (id INT);\n-- //@undo\nDROP TABLE b;\n"));
        forms.put("an undo alone", is(UNDO + "DROP TABLE a;\n"));
        forms.put("an undo without an end", is("CREATE TABLE b (id INT);\n-- //@UNDO"));
        forms.put("an undo that fails", is("CREATE TABLE b (id INT);\n" + UNDO + "DROP TABLE b;\nDROP TABLE nope;\n"));
        forms.put("unfinished", is("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2)\n" + UNDO));
        forms.put("unfinished and wrong", is("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (\n" + UNDO));
        forms.put("an unfinished undo", is("CREATE TABLE b (id INT);\n" + UNDO + "DROP TABLE b\n"));
        forms.put("a quote that nothing closes", is("INSERT INTO a VALUES (1);\nINSERT INTO a VALUES ('x);\n" + UNDO));
        forms.put("empty", is(""));
        forms.put("blank", is(" \n\n"));
        forms.put("delimiters alone", is(";\n;;\n"));
        forms.put("a comment alone", is("-- // nothing\n/* here */\n"));
        forms.put("a comment and a delimiter", is("/* nothing */;\n"));
        forms.put("a byte order mark", is("\uFEFF" + undone("")));
        forms.put("a byte order mark before a comment", is("\uFEFF-- // b\n" + undone("")));
        forms.put("a byte order mark before the undo", is("\uFEFF" + UNDO + "DROP TABLE a;\n"));
        forms.put("line ends of Windows", is(undone("").replace("\n", "\r\n")));
        forms.put("line ends of the old Mac", is(undone("").replace("\n", "\r")));
        forms.put("a comment that nothing closes", is("INSERT INTO a VALUES (1);\n/* x\n" + UNDO));
        forms.put("a comment that nothing closes, with a delimiter", is("INSERT INTO a VALUES (1);\n/* x;\n" + UNDO));
        forms.put("a delimiter in a comment", is("/* x; */\nCREATE TABLE b (id INT);\n" + UNDO + "DROP TABLE b;\n"));
        forms.put(
                "a delimiter that never comes",
                is("-- @DELIMITER !\nCREATE TABLE b (id INT);\n" + UNDO + "SELECT 1;\n"));
        forms.put(
                "a delimiter that comes in the undo only",
                is("-- @DELIMITER !\nCREATE TABLE b (id INT);\n" + UNDO + "DROP TABLE b!\n"));
        forms.put("a delimiter without a character", is("-- @DELIMITER\nCREATE TABLE b (id INT);\n" + UNDO));
        forms.put("a variable without a value", is("INSERT INTO a VALUES ('${nope}');\n" + UNDO));
        forms.put("a variable that nothing closes", is("INSERT INTO a VALUES ('${nope');\n" + UNDO));
        forms.put("Latin-1", is("INSERT INTO a VALUES ('\u00E9t\u00E9');\n" + UNDO, ISO_8859_1));
        forms.put("Latin-1 in a comment", is("-- // \u00E9t\u00E9\nCREATE TABLE b (id INT);\n" + UNDO, ISO_8859_1));
        forms.put("a character of no text", is("INSERT INTO a VALUES ('x\u0000y');\n" + UNDO));
        return forms;
    }

    private static Map<String, Form> names() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put("no version", named("b.sql"));
        forms.put("an underscore first", named("_b.sql"));
        forms.put("a word first", named("V2_b.sql"));
        forms.put("a dash for the underscore", named("2-b.sql"));
        forms.put("a version alone", named("2.sql"));
        forms.put("underscores alone", named("___.sql"));
        forms.put("an ending in capitals", named("2_b.SQL"));
        forms.put("a dot first", named(".2_b.sql"));
        forms.put("an ending alone", named(".sql"));
        forms.put("two endings", named("2_b.sql.sql"));
        forms.put("no description", named("2_.sql"));
        forms.put("a blank for the underscore", named("2 b.sql"));
        forms.put("a sign", named("-2_b.sql"));
        forms.put("an exponent", named("2e1_b.sql"));
        forms.put("zeros behind the point", named("2.0_b.sql"));
        forms.put("a decimal point", named("2.5_b.sql"));
        forms.put("more digits than the changelog has", named("123456789012345678901_b.sql"));
        forms.put("digits of another script", named("\u0662_b.sql"));
        forms.put("a description longer than the changelog has", named("2_" + "b".repeat(240) + ".sql"));
        forms.put("two with one version", folder -> {
            named("2_b.sql").make(folder);
            Files.writeString(folder.resolve("2_c.sql"), "CREATE TABLE c (id INT);\n" + UNDO + "DROP TABLE c;\n");
        });
        forms.put("one version in two spellings", folder -> {
            named("2_b.sql").make(folder);
            Files.writeString(folder.resolve("02_c.sql"), "CREATE TABLE c (id INT);\n" + UNDO + "DROP TABLE c;\n");
        });
        return forms;
    }

    private static Map<String, Form> besides() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put("a bootstrap", named("bootstrap.sql", "CREATE TABLE z (id INT);\n"));
        forms.put("a broken bootstrap", named("bootstrap.sql", "CREATE TABLE z (id INT);\nCREATE TABL y;\n"));
        forms.put(
                "an unfinished bootstrap", named("bootstrap.sql", "CREATE TABLE z (id INT);\nCREATE TABLE y (id INT)"));
        forms.put("an empty bootstrap", named("bootstrap.sql", ""));
        forms.put("a bootstrap with an undo", named("bootstrap.sql", "CREATE TABLE z (id INT);\n" + UNDO + "x;\n"));
        forms.put("a broken script for aborts", folder -> {
            named("onabort.sql", "INSERT INTO a VALUES (7);\nCREATE TABL y;\n").make(folder);
            is("INSERT INTO nope VALUES (1);\n").make(folder);
        });
        forms.put("a folder with the name of a file", folder -> Files.createDirectory(folder.resolve("2_b.sql")));
        forms.put(
                "a link to a file elsewhere",
                folder -> Files.createSymbolicLink(
                        folder.resolve("2_b.sql"),
                        Files.writeString(folder.resolveSibling("b"), "CREATE TABLE b (id INT);\n")));
        forms.put(
                "a link to nowhere", folder -> Files.createSymbolicLink(folder.resolve("2_b.sql"), Path.of("nowhere")));
        forms.put("a link to a folder", folder -> Files.createSymbolicLink(folder.resolve("2_b.sql"), folder));
        forms.put("no changelog", folder -> Files.delete(folder.resolve("0_changelog.sql")));
        return forms;
    }

    private static String undone(String more) {
        return "CREATE TABLE b (id INT);\n" + UNDO + "DROP TABLE b;\n" + more;
    }

    private static Form is(String text) {
        return named("2_b.sql", text);
    }

    private static Form is(String text, Charset charset) {
        return folder -> Files.writeString(folder.resolve("2_b.sql"), text, charset);
    }

    private static Form named(String name) {
        return named(name, undone(""));
    }

    private static Form named(String name, String text) {
        return folder -> Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forms")
    void leavesTheSame(DatabaseKind engine, String name, Form form) throws Exception {
        kind = engine;
        scratch.write(
                        "0_changelog.sql",
                        "CREATE TABLE CHANGELOG (ID NUMERIC(20,0) NOT NULL PRIMARY KEY, APPLIED_AT VARCHAR(25) NOT NULL,"
                                + " DESCRIPTION VARCHAR(255) NOT NULL);\n" + UNDO + "DROP TABLE CHANGELOG;\n")
                .write("1_a.sql", "CREATE TABLE a (name VARCHAR(20));\n" + UNDO + "DROP TABLE a;\n");
        form.make(scratch.folder());
        MigrationFolder folder;
        try {
            folder = MigrationTools.open(
                    new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                    Optional.of("mybatis"));
        } catch (MigrationFolderException e) {
            String database = kind == DatabaseKind.SQLITE
                    ? "refused"
                    : RealServer.of(kind).newDatabase();
            assertThat(mybatis(database, "up")).as(e.getMessage()).isFalse();
            return;
        }
        SideBySide both = new SideBySide(kind, scratch, folder, this::mybatis);

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
    }

    private boolean mybatis(String database, String command) {
        ConnectionProvider connections = () -> connect(database);
        RealMybatis mybatis = new RealMybatis(scratch.folder(), new Properties(), connections);
        try {
            if (command.equals("down")) {
                mybatis.down(1);
                // It says so and ends well where there is nothing to take back.
                return mybatis.printed().contains("Undoing");
            } else {
                if (isEmpty(database)) {
                    mybatis.bootstrap();
                }
                mybatis.up();
            }
            return true;
        } catch (MigrationException | SQLException e) {
            return false;
        }
    }

    private boolean isEmpty(String database) throws SQLException {
        try (Connection connection = connect(database);
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE"})) {
            return !tables.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? DriverManager.getConnection(scratch.url(database))
                : RealServer.of(kind).connect(database);
    }
}
