package io.github.migrationtest.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same folders by drizzle-orm's own migrators, 0.45 for the journal and 1.0 for folders, and by us; {@code
 * examples/drizzle-folders/compare/run} runs them.
 */
class SameAsDrizzleTests {
    private static final String NEXT = "--> statement-breakpoint\n";
    private static final String TIME =
            "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:\\d\\d)?|Z)?";
    private static DrizzleOrm orm;

    private final Path directory;
    private DatabaseKind kind = DatabaseKind.SQLITE;
    private DrizzleLayout layout = DrizzleLayout.JOURNAL;
    private String driver = "";
    private int databases;

    SameAsDrizzleTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve(".git"));
    }

    @BeforeAll
    static void needsDrizzle() throws IOException {
        assumeTrue(
                DrizzleOrm.script().isPresent(),
                "drizzle-orm is not here: run examples/drizzle-folders/compare/run, which installs it and sets"
                        + " MIGRATION_TEST_DRIZZLE.");
        orm = DrizzleOrm.start();
    }

    @AfterAll
    static void end() {
        if (orm != null) {
            orm.close();
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(DatabaseKind.values()).flatMap(kind -> DrizzleFolders.of(kind).entrySet().stream()
                .flatMap(folder -> DrizzleDriver.of(kind).stream()
                        .map(driver -> driver.runtime().name())
                        .filter(name -> !name.equals("sqlite-jdbc"))
                        .flatMap(name -> Stream.of(DrizzleLayout.values())
                                .map(layout -> Arguments.of(kind, name, layout, folder.getKey(), folder.getValue())))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind engine, String driver, DrizzleLayout layout, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = layout;
        String theirs = newDatabase();
        String ours = newDatabase();
        List<String> later = Stream.concat(scripts.stream(), Stream.of("CREATE TABLE later (id INT);"))
                .toList();

        for (int known = 1; known <= scripts.size(); known++) {
            Path folder = folder(scripts.subList(0, known));
            same("one by one, " + known, ours, up(ours, folder), theirs, migrate(theirs, folder));
        }
        same("again", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
        // Each goes on from where the other stands.
        same("each from the other", theirs, up(theirs, folder(later)), ours, migrate(ours, folder(later)));

        String theirsAtOnce = newDatabase();
        String oursAtOnce = newDatabase();
        same(
                "at once",
                oursAtOnce,
                up(oursAtOnce, folder(scripts)),
                theirsAtOnce,
                migrate(theirsAtOnce, folder(scripts)));
    }

    static Stream<Arguments> drivers() {
        return cases().filter(it -> it.get()[3].equals("forward"));
    }

    /** A row without a date, as somebody writes it by hand. */
    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("drivers")
    void readsARowWrittenByHand(
            DatabaseKind engine, String driver, DrizzleLayout layout, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = layout;
        String theirs = newDatabase();
        String ours = newDatabase();
        for (String database : List.of(theirs, ours)) {
            migrate(database, folder(scripts.subList(0, 1)));
            try (Connection connection = connect(database)) {
                Scratch.execute(
                        connection,
                        "INSERT INTO " + (kind == DatabaseKind.POSTGRESQL ? "drizzle." : "")
                                + "__drizzle_migrations (hash) VALUES ('by hand')");
            }
        }

        same("by hand", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
    }

    static Stream<Arguments> upgrades() {
        return cases().filter(it -> it.get()[2] == DrizzleLayout.JOURNAL
                && List.of("forward", "fails half-way").contains(it.get()[3]));
    }

    /** A database that 0.45 migrated by its journal gets the folders that {@code drizzle-kit up} makes of it. */
    @ParameterizedTest(name = "{0}, {1}: {3}")
    @MethodSource("upgrades")
    void goesOnFromTheOlderLayout(
            DatabaseKind engine, String driver, DrizzleLayout before, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = before;
        String theirs = newDatabase();
        String ours = newDatabase();
        migrate(theirs, folder(scripts.subList(0, 1)));
        up(ours, folder(scripts.subList(0, 1)));
        this.layout = DrizzleLayout.FOLDERS;

        same("folders", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
        same("each from the other", theirs, up(theirs, folder(scripts)), ours, migrate(ours, folder(scripts)));
    }

    private void same(String when, String ours, String weEnd, String theirs, String theyEnd) throws SQLException {
        // The words are each driver's own; that there are such or none is the same.
        assertThat(found(ours, weEnd.startsWith("well")))
                .as(when + ": " + weEnd + "\n---- and theirs: " + theyEnd)
                .isEqualTo(found(theirs, theyEnd.startsWith("well")));
    }

    private String up(String database, Path path) throws SQLException {
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(path, Optional.empty(), Optional.of(driver), Optional.of(kind)), Optional.empty());
        try (Connection connection = connect(database)) {
            for (String setting : folder.runtimes().get(0).settings().onConnect()) {
                Scratch.execute(connection, setting);
            }
            Scratch.up(folder, connection);
            return "well";
        } catch (MigrationFailedException | SQLException e) {
            return "failed " + e.getMessage();
        }
    }

    private String migrate(String database, Path folder) throws IOException {
        return orm.migrate(layout == DrizzleLayout.JOURNAL ? 0 : 1, driver, url(database), folder);
    }

    private String newDatabase() throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? directory.resolve("database" + ++databases + ".db").toString()
                : RealServer.of(kind).newDatabase();
    }

    private String url(String database) {
        return switch (kind) {
            case SQLITE -> database;
            case POSTGRESQL -> "postgresql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
            case MYSQL, MARIADB -> "mysql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
        };
    }

    private Connection connect(String database) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? DriverManager.getConnection("jdbc:sqlite:" + database)
                : RealServer.of(kind).connect(database);
    }

    /** Everything there, without what is another at every run. */
    private List<String> found(String database, boolean well) throws SQLException {
        List<String> found = new ArrayList<>();
        found.add(well ? "well" : "failed");
        try (Connection connection = connect(database)) {
            for (String line : kind == DatabaseKind.SQLITE
                    ? everythingInSqlite(connection)
                    : RealServer.of(kind).everythingIn(connection)) {
                found.add(line.replaceAll(TIME, "time"));
            }
        }
        return found;
    }

    private static List<String> everythingInSqlite(Connection connection) throws SQLException {
        List<String> everything = new ArrayList<>();
        for (String row :
                Scratch.rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")) {
            // libsql's migrator has another indentation than the other's.
            everything.add(
                    row.contains("__drizzle_migrations")
                            ? row.replaceAll("\\s+", " ").replace(" )", ")")
                            : row);
        }
        for (String table : Scratch.tables(connection)) {
            Scratch.rows(connection, "SELECT rowid, * FROM \"" + table + "\"")
                    .forEach(row -> everything.add(table + ": " + row));
        }
        return everything;
    }

    private Path folder(List<String> scripts) throws IOException {
        Path folder = directory.resolve(layout + "-" + scripts.size());
        StringJoiner entries = new StringJoiner(",");
        for (int i = 0; i < scripts.size(); i++) {
            String name = "abcdefgh".charAt(i) + "_x";
            if (layout == DrizzleLayout.JOURNAL) {
                entries.add("{\"idx\":" + i + ",\"version\":\"6\",\"when\":" + (1735787045123L + i * 1000L)
                        + ",\"tag\":\"" + name + "\",\"breakpoints\":true}");
                write(folder.resolve(name + ".sql"), scripts.get(i));
            } else {
                Path migration = folder.resolve("2025010203040" + (5 + i) + "_" + name);
                write(migration.resolve("migration.sql"), scripts.get(i));
                write(
                        migration.resolve("snapshot.json"),
                        "{\"version\":\"8\",\"dialect\":\"" + dialect() + "\",\"id\":\"" + i
                                + "\",\"prevIds\":[],\"ddl\":[]}");
            }
        }
        if (layout == DrizzleLayout.JOURNAL) {
            write(
                    folder.resolve("meta/_journal.json"),
                    "{\"version\":\"7\",\"dialect\":\"" + dialect() + "\",\"entries\":[" + entries + "]}");
        }
        return folder;
    }

    /** Each character is one byte where it can be, so that a text can be no UTF-8; a byte order mark stays one. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                text.contains("\u00ff")
                        ? text.getBytes(StandardCharsets.ISO_8859_1)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private String dialect() {
        return switch (kind) {
            case SQLITE -> "sqlite";
            case POSTGRESQL -> "postgresql";
            case MYSQL, MARIADB -> "mysql";
        };
    }

    /** Scripts of folders by what they are about. */
    private static final class DrizzleFolders {
        private DrizzleFolders() {}

        static Map<String, List<String>> of(DatabaseKind kind) {
            Map<String, List<String>> folders = new TreeMap<>(common());
            folders.putAll(
                    switch (kind) {
                        case SQLITE -> sqlite();
                        case POSTGRESQL -> postgresql();
                        case MYSQL, MARIADB -> mysql();
                    });
            return folders;
        }

        private static Map<String, List<String>> common() {
            return Map.ofEntries(
                    Map.entry(
                            "forward",
                            List.of(
                                    "-- first\n/* ; */ CREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));" + NEXT
                                            + "CREATE INDEX a_name ON a (name);",
                                    "CREATE TABLE b (id INT PRIMARY KEY, a_id INT);\r\n" + NEXT
                                            + "INSERT INTO a VALUES (1, 'x;y');\r\n",
                                    "INSERT INTO b VALUES (1, 1)")),
                    Map.entry(
                            "fails half-way",
                            List.of(
                                    "CREATE TABLE a (id INT);",
                                    "INSERT INTO a VALUES (1);" + NEXT + "CREATE TABLE b (id INT);" + NEXT
                                            + "INSERT INTO nope VALUES (1);" + NEXT + "INSERT INTO a VALUES (2);",
                                    "CREATE TABLE c (id INT);")),
                    Map.entry(
                            "fails before any table",
                            List.of(
                                    "CREATE TABLE a (id INT);",
                                    "INSERT INTO a VALUES (1);",
                                    "INSERT INTO a VALUES (2);" + NEXT + "INSERT INTO nope VALUES (1);")),
                    Map.entry("fails at a syntax", List.of("CREATE TABLE a (id INT);" + NEXT + "SELEC 1;")),
                    Map.entry("an empty file", List.of("", "CREATE TABLE a (id INT);")),
                    Map.entry("a comment", List.of("-- Custom SQL migration file, put your code below! --")),
                    Map.entry("a block of comment", List.of("/*\nCREATE TABLE a (id INT);\n*/")),
                    Map.entry("a mark at the end", List.of("CREATE TABLE a (id INT);" + NEXT)),
                    Map.entry("a mark at the start", List.of(NEXT + "CREATE TABLE a (id INT);")),
                    Map.entry("only a semicolon", List.of(";")),
                    Map.entry("a comment and a semicolon", List.of("-- nothing\n;")),
                    Map.entry("a semicolon and a comment", List.of("; -- nothing")),
                    Map.entry(
                            "a comment behind a statement",
                            List.of("CREATE TABLE a (id INT); -- of numbers" + NEXT
                                    + "/* no */ CREATE TABLE b (id INT) /* more */; -- x\n")),
                    Map.entry("a byte order mark", List.of("\uFEFFCREATE TABLE a (id INT);")),
                    Map.entry(
                            "no UTF-8",
                            List.of("CREATE TABLE a (name VARCHAR(20));" + NEXT + "INSERT INTO a VALUES ('\u00ff');")),
                    Map.entry(
                            "two statements in one piece",
                            List.of("CREATE TABLE a (id INT); INSERT INTO a VALUES (1);")),
                    Map.entry(
                            "a second statement that fails in one piece",
                            List.of("CREATE TABLE a (id INT); INSERT INTO nope VALUES (1);")),
                    Map.entry(
                            "its own transaction",
                            List.of("BEGIN;" + NEXT + "CREATE TABLE a (id INT);" + NEXT + "COMMIT;")),
                    Map.entry(
                            "a commit in between",
                            List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a VALUES (1);" + NEXT + "COMMIT;"
                                    + NEXT + "INSERT INTO a VALUES (2);" + NEXT + "INSERT INTO nope VALUES (1);")),
                    Map.entry(
                            "a commit and a new transaction",
                            List.of("CREATE TABLE a (id INT);" + NEXT + "COMMIT;" + NEXT + "BEGIN;" + NEXT
                                    + "INSERT INTO a VALUES (2);")),
                    Map.entry(
                            "a rollback in between",
                            List.of(
                                    "CREATE TABLE a (id INT);",
                                    "INSERT INTO a VALUES (1);" + NEXT + "ROLLBACK;" + NEXT
                                            + "INSERT INTO a VALUES (2);")),
                    Map.entry(
                            "a mark in a text",
                            List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                    + "INSERT INTO a VALUES ('--> statement-breakpoint');")),
                    Map.entry(
                            "signs of parameters in a text",
                            List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                    + "INSERT INTO a VALUES ('? $1 :a @b ?? %s ${x} \"q\"');")),
                    Map.entry("a parameter", List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a VALUES (?);")),
                    Map.entry(
                            "a savepoint",
                            List.of("CREATE TABLE a (id INT);" + NEXT + "SAVEPOINT s;" + NEXT
                                    + "INSERT INTO a VALUES (1);" + NEXT + "ROLLBACK TO SAVEPOINT s;")));
        }

        private static Map<String, List<String>> sqlite() {
            String rows = "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);" + NEXT
                    + "CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);" + NEXT
                    + "INSERT INTO p VALUES (1, 'x');" + NEXT + "INSERT INTO c VALUES (1);";
            String rebuild = "PRAGMA foreign_keys=OFF;" + NEXT
                    + "CREATE TABLE new_p (id INTEGER PRIMARY KEY, n TEXT NOT NULL);" + NEXT
                    + "INSERT INTO new_p SELECT id, n FROM p;" + NEXT + "DROP TABLE p;" + NEXT
                    + "ALTER TABLE new_p RENAME TO p;" + NEXT + "PRAGMA foreign_keys=ON;";
            return Map.of(
                    "a rebuild",
                    List.of(rows, rebuild),
                    "a rebuild outside the transaction",
                    List.of(rows, "COMMIT;" + NEXT + rebuild + NEXT + "BEGIN;"),
                    "foreign keys left off",
                    List.of(rows, "COMMIT;" + NEXT + "PRAGMA foreign_keys=OFF;" + NEXT + "BEGIN;", "DELETE FROM p;"),
                    "a trigger",
                    List.of("CREATE TABLE a (id INT);" + NEXT
                            + "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET id = 2; UPDATE a SET id = id + 1; END;"
                            + NEXT + "INSERT INTO a VALUES (1);"),
                    "double quotes that name nothing",
                    List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a SELECT \"nope\";"));
        }

        private static Map<String, List<String>> postgresql() {
            return Map.ofEntries(
                    Map.entry(
                            "a label of an enum and its use",
                            List.of(
                                    "CREATE TYPE e AS ENUM ('a');" + NEXT + "CREATE TABLE t (e e);",
                                    "ALTER TYPE e ADD VALUE 'b';",
                                    "INSERT INTO t VALUES ('b');")),
                    Map.entry(
                            "an index built concurrently",
                            List.of("CREATE TABLE a (id INT);", "CREATE INDEX CONCURRENTLY i ON a (id);")),
                    Map.entry(
                            "an index built concurrently outside the transaction",
                            List.of(
                                    "CREATE TABLE a (id INT);",
                                    "COMMIT;" + NEXT + "CREATE INDEX CONCURRENTLY i ON a (id);" + NEXT + "BEGIN;")),
                    Map.entry(
                            "a syntax error behind a commit in one piece",
                            List.of("CREATE TABLE a (id INT); COMMIT; SELEC 1;")),
                    Map.entry(
                            "a failure behind a commit in one piece",
                            List.of("CREATE TABLE a (id INT); COMMIT; INSERT INTO nope VALUES (1);")),
                    Map.entry(
                            "a constraint that the commit breaks",
                            List.of(
                                    "CREATE TABLE p (id INT PRIMARY KEY);" + NEXT
                                            + "CREATE TABLE c (p INT REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
                                    "INSERT INTO c VALUES (1);")),
                    Map.entry(
                            "a function",
                            List.of(
                                    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;"
                                            + NEXT
                                            + "DO $$ BEGIN CREATE TYPE e AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$;")),
                    Map.entry(
                            "another schema first",
                            List.of(
                                    "CREATE SCHEMA s;" + NEXT + "SET search_path = s;" + NEXT
                                            + "CREATE TABLE a (id INT);",
                                    "CREATE TABLE b (id INT);")),
                    Map.entry("an empty search path", List.of("SELECT set_config('search_path', '', false);")),
                    Map.entry(
                            "rows in the script", List.of("CREATE TABLE a (id INT);", "COPY a FROM stdin;\n1\n\\.\n")),
                    Map.entry(
                            "the settings of the connection",
                            List.of("CREATE TABLE s (name text, setting text);" + NEXT
                                    + "INSERT INTO s SELECT name, setting FROM pg_settings WHERE name IN ('TimeZone', 'DateStyle',"
                                    + " 'IntervalStyle', 'search_path', 'standard_conforming_strings', 'client_encoding',"
                                    + " 'extra_float_digits', 'lock_timeout', 'statement_timeout', 'transaction_isolation',"
                                    + " 'default_transaction_isolation', 'bytea_output') ORDER BY 1;")),
                    Map.entry(
                            "names in two schemas",
                            List.of("CREATE SCHEMA auth;" + NEXT + "CREATE TABLE auth.users (id serial primary key);"
                                    + NEXT + "INSERT INTO auth.users DEFAULT VALUES;")));
        }

        private static Map<String, List<String>> mysql() {
            return Map.ofEntries(
                    Map.entry(
                            "autocommit switched off",
                            List.of(
                                    "CREATE TABLE a (id INT);",
                                    "SET autocommit=0;" + NEXT + "INSERT INTO a VALUES (1);" + NEXT
                                            + "CREATE TABLE b (id INT);" + NEXT + "INSERT INTO b VALUES (1);" + NEXT
                                            + "INSERT INTO nope VALUES (1);")),
                    Map.entry(
                            "tables locked",
                            List.of("CREATE TABLE a (id INT);" + NEXT + "LOCK TABLES a WRITE;" + NEXT
                                    + "INSERT INTO a VALUES (1);" + NEXT + "UNLOCK TABLES;")),
                    Map.entry(
                            "a procedure",
                            List.of("CREATE TABLE a (id INT);" + NEXT
                                    + "CREATE PROCEDURE p() BEGIN INSERT INTO a VALUES (1); INSERT INTO a VALUES (2); END;"
                                    + NEXT
                                    + "CALL p();")),
                    Map.entry(
                            "a procedure that fails behind its first result",
                            List.of("CREATE PROCEDURE p() BEGIN SELECT 1; INSERT INTO nope VALUES (2); END;" + NEXT
                                    + "CALL p();")),
                    Map.entry("another delimiter", List.of("DELIMITER //\nCREATE TABLE a (id INT)//\nDELIMITER ;")),
                    Map.entry(
                            "a comment with a condition",
                            List.of("/*!40101 CREATE TABLE a (id INT) */;" + NEXT + "/*!99999 SELEC */ SELECT 1;")),
                    Map.entry(
                            "a backslash",
                            List.of("CREATE TABLE a (name VARCHAR(40));" + NEXT
                                    + "INSERT INTO a VALUES ('it\\'s ; \\n');")),
                    Map.entry(
                            "names of functions",
                            List.of("CREATE TABLE a (id INT);" + NEXT + "INSERT INTO a SELECT count (*) FROM a;" + NEXT
                                    + "CREATE TABLE count (id INT);")),
                    Map.entry(
                            "the settings of the connection",
                            List.of("CREATE TABLE s (name VARCHAR(40), setting VARCHAR(400));" + NEXT
                                    + "INSERT INTO s VALUES ('sql_mode', @@sql_mode), ('time_zone', @@time_zone),"
                                    + " ('collation', @@collation_connection), ('client', @@character_set_client),"
                                    + " ('results', @@character_set_results), ('foreign_keys', @@foreign_key_checks),"
                                    + " ('autocommit', @@autocommit);")),
                    Map.entry(
                            "a column of the connection's collation", List.of("CREATE TABLE a AS SELECT 'x' AS name;")),
                    Map.entry(
                            "a charset of four bytes",
                            List.of("CREATE TABLE a (name VARCHAR(40)) CHARSET utf8mb4;" + NEXT
                                    + "INSERT INTO a VALUES ('\uD83D\uDE00');")));
        }
    }
}
