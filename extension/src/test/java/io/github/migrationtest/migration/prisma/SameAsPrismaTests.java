package io.github.migrationtest.migration.prisma;

import static java.util.Objects.requireNonNull;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same folders by Prisma's own schema engine and by us; {@code examples/prisma/compare/run} runs them. The engine that npm has
 * knows SQLite and PostgreSQL.
 */
class SameAsPrismaTests {
    /** What stands in the database before the first migration, in a file of this name that is no migration. */
    private static final String BEFORE = "before";

    private static final String LATER = "20250101000000_later/migration.sql";

    private static @Nullable PrismaEngine engine;

    private final Scratch scratch;
    private final Map<DatabaseKind, Integer> databases = new TreeMap<>();
    private DatabaseKind kind = DatabaseKind.SQLITE;

    SameAsPrismaTests(@TempDir Path directory) throws IOException {
        this.scratch = new Scratch(directory);
    }

    @BeforeAll
    static void startTheEngine() throws IOException {
        Optional<Path> program = Optional.ofNullable(System.getenv("MIGRATION_TEST_PRISMA"))
                .map(Path::of)
                .filter(Files::isRegularFile);
        assumeTrue(
                program.isPresent(),
                "Prisma's engine is not here: run examples/prisma/compare/run, which installs it and sets MIGRATION_TEST_PRISMA.");
        engine = PrismaEngine.start(program.get());
    }

    @AfterAll
    static void stopTheEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL).flatMap(kind -> folders(kind).entrySet().stream()
                .map(folder -> Arguments.of(kind, folder.getKey(), folder.getValue())));
    }

    private static Map<String, Map<String, String>> folders(DatabaseKind kind) {
        Map<String, Map<String, String>> folders = new TreeMap<>();
        folders.put(
                "forward",
                scripts(
                        "-- first\n/* ; */ CREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));\nCREATE INDEX a_name ON a (name);",
                        "CREATE TABLE b (id INT PRIMARY KEY, a_id INT REFERENCES a (id) ON DELETE CASCADE);\r\nINSERT INTO a VALUES (1, 'x;y');\r\n",
                        "-- nothing yet\n"));
        folders.put("an empty file", scripts("", "CREATE TABLE a (id INT);"));
        folders.put("a byte order mark", scripts("\uFEFFCREATE TABLE a (id INT);"));
        folders.put("no semicolon", scripts("CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1)"));
        folders.put(
                "fails half-way",
                scripts(
                        "CREATE TABLE a (id INT);",
                        "INSERT INTO a VALUES (1); CREATE TABLE b (id INT); INSERT INTO nope VALUES (1); INSERT INTO a VALUES (2);",
                        "CREATE TABLE c (id INT);"));
        folders.put("fails at a syntax", scripts("CREATE TABLE a (id INT); INSERT INTO a VALUES (1); SELEC 1;"));
        folders.put(
                "has its own transaction",
                scripts("BEGIN; CREATE TABLE a (id INT); INSERT INTO a VALUES (1); COMMIT;"));
        folders.put(
                "fails behind its own transaction",
                scripts(
                        "BEGIN; CREATE TABLE a (id INT); COMMIT; INSERT INTO a VALUES (1); INSERT INTO nope VALUES (1);"));
        folders.put(
                "fails in its own transaction",
                scripts(
                        "CREATE TABLE z (id INT); BEGIN; CREATE TABLE a (id INT); INSERT INTO nope VALUES (1); COMMIT;"));
        folders.put("meets a table", before("CREATE TABLE legacy (id INT)"));
        folders.put("meets a view", before("CREATE VIEW legacy AS SELECT 1 AS one"));
        folders.put("meets tables of an extension's name", before("CREATE TABLE spatial_ref_sys (id INT)"));
        folders.putAll(kind == DatabaseKind.SQLITE ? ofSqlite() : ofPostgresql());
        return folders;
    }

    private static Map<String, Map<String, String>> ofSqlite() {
        String rows = "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);"
                + " CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE); INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1);";
        String rebuild =
                "CREATE TABLE new_p (id INTEGER PRIMARY KEY, n TEXT NOT NULL); INSERT INTO new_p SELECT id, n FROM p;"
                        + " DROP TABLE p; ALTER TABLE new_p RENAME TO p;";
        return Map.of(
                "a rebuild without foreign keys",
                scripts(rows, "PRAGMA foreign_keys=OFF; " + rebuild + " PRAGMA foreign_keys=ON;"),
                "a rebuild with deferred foreign keys",
                scripts(
                        rows,
                        "PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF; " + rebuild
                                + " PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;"),
                "a rebuild that takes its children along",
                scripts(rows, rebuild),
                "foreign keys left off",
                scripts(rows, "PRAGMA foreign_keys=OFF;", "DELETE FROM p;"),
                "a trigger",
                scripts(
                        "CREATE TABLE a (id INT);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET id = 2; UPDATE a SET id = id + 1;"
                                + " END;\nINSERT INTO a VALUES (1);"),
                "meets a sequence of ids",
                before("CREATE TABLE legacy (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE legacy"),
                "meets a virtual table",
                before("CREATE VIRTUAL TABLE legacy USING fts5(word)"));
    }

    /** A transaction left open is not held side by side on SQLite: there the client of npm's adapter, and no other, ends it. */
    private static Map<String, Map<String, String>> ofPostgresql() {
        return Map.ofEntries(
                Map.entry(
                        "leaves its transaction open",
                        scripts("BEGIN; CREATE TABLE a (id INT);", "CREATE TABLE b (id INT);")),
                Map.entry(
                        "an index built concurrently",
                        scripts("CREATE TABLE a (id INT);", "CREATE INDEX CONCURRENTLY i ON a (id);")),
                Map.entry(
                        "an index built concurrently beside another statement",
                        scripts("CREATE TABLE a (id INT);", "CREATE INDEX CONCURRENTLY i ON a (id); SELECT 1;")),
                Map.entry(
                        "a label of an enum and its use in the next file",
                        scripts(
                                "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e);",
                                "ALTER TYPE e ADD VALUE 'b';",
                                "INSERT INTO t VALUES ('b');")),
                Map.entry(
                        "a label of an enum and its use in one file",
                        scripts(
                                "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e);",
                                "ALTER TYPE e ADD VALUE 'b'; INSERT INTO t VALUES ('b');")),
                Map.entry(
                        "a function",
                        scripts("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;")),
                Map.entry(
                        "an empty search path",
                        scripts(
                                "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.a (id INT);")),
                Map.entry(
                        "another schema first",
                        scripts(
                                "CREATE SCHEMA s; SET search_path = s; CREATE TABLE a (id INT);",
                                "CREATE TABLE b (id INT);")),
                Map.entry("meets an enum", before("CREATE TYPE legacy AS ENUM ('a')")),
                Map.entry("meets a sequence", before("CREATE SEQUENCE legacy")),
                Map.entry("meets a materialized view", before("CREATE MATERIALIZED VIEW legacy AS SELECT 1 AS one")),
                Map.entry("meets a partitioned table", before("CREATE TABLE legacy (id INT) PARTITION BY RANGE (id)")),
                Map.entry(
                        "meets a table in another schema", before("CREATE SCHEMA s; CREATE TABLE s.legacy (id INT)")));
    }

    private static Map<String, String> scripts(String... texts) {
        Map<String, String> scripts = new TreeMap<>();
        for (String text : texts) {
            scripts.put(
                    "2024010" + (scripts.size() + 1) + "000000_" + "abc".charAt(scripts.size()) + "/migration.sql",
                    text);
        }
        return scripts;
    }

    private static Map<String, String> before(String sql) {
        Map<String, String> scripts = scripts("CREATE TABLE a (id INT);");
        scripts.put(BEFORE, sql);
        return scripts;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind engine, String name, Map<String, String> files) throws Exception {
        kind = engine;
        scratch.write("migration_lock.toml", "provider = \"" + provider() + "\"\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().equals(BEFORE)) {
                scratch.write(file.getKey(), file.getValue());
            }
        }
        String theirs = newDatabase();
        String ours = newDatabase();
        if (files.containsKey(BEFORE)) {
            before(theirs, files.get(BEFORE));
            before(ours, files.get(BEFORE));
        }

        assertThat(found(ours, up(ours))).as("deploy").isEqualTo(found(theirs, deploy(theirs)));
        assertThat(found(ours, up(ours))).as("again").isEqualTo(found(theirs, deploy(theirs)));
        // Each goes on from where the other stands.
        scratch.write(LATER, "CREATE TABLE later (id INT);\n");
        assertThat(found(theirs, up(theirs))).as("each from the other").isEqualTo(found(ours, deploy(ours)));
    }

    private String provider() {
        return kind == DatabaseKind.SQLITE ? "sqlite" : "postgresql";
    }

    private String newDatabase() throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? "database" + databases.merge(kind, 1, Integer::sum)
                : RealServer.of(kind).newDatabase();
    }

    private MigrationFolder folder() {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.of("prisma"));
    }

    private Connection connect(String database) throws SQLException {
        if (kind != DatabaseKind.SQLITE) {
            return RealServer.of(kind).connect(database);
        }
        Connection connection = DriverManager.getConnection(scratch.url(database));
        for (String setting : folder().runtimes().get(0).settings().onConnect()) {
            Scratch.execute(connection, setting);
        }
        return connection;
    }

    private void before(String database, String sql) throws SQLException {
        try (Connection connection = connect(database)) {
            Scratch.execute(connection, sql.split("; "));
        }
    }

    private boolean up(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            Scratch.up(folder(), connection);
            return true;
        } catch (MigrationFailedException | SQLException e) {
            return false;
        }
    }

    private boolean deploy(String database) throws IOException {
        String url = kind == DatabaseKind.SQLITE
                ? "file:" + scratch.directory().resolve(database + ".db")
                : "postgresql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
        return requireNonNull(engine).deploys(scratch.folder(), provider(), url);
    }

    /** Everything there, without what is another at every run and without the words of a failure, which are each driver's own. */
    private List<String> found(String database, boolean well) throws SQLException {
        List<String> found = new ArrayList<>();
        found.add(well ? "well" : "failed");
        try (Connection connection = connect(database)) {
            for (String line : kind == DatabaseKind.SQLITE
                    ? everythingInSqlite(connection)
                    : RealServer.of(kind).everythingIn(connection)) {
                found.add(line.replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                        .replaceAll(
                                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+]\\d\\d|(?<=\\|)\\d{13}(?=\\|)",
                                "time")
                        .replaceAll(
                                "(?s)(\\|null\\|\\d{14}_\\w+\\|)(?!null\\|null).*(\\|null\\|time\\|0)$", "$1logs$2"));
            }
        }
        // The rows were in the order of ids.
        found.sort(null);
        return found;
    }

    private static List<String> everythingInSqlite(Connection connection) throws SQLException {
        List<String> everything = new ArrayList<>(
                Scratch.rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"));
        for (String table : Scratch.tables(connection)) {
            Scratch.rows(connection, "SELECT * FROM \"" + table + "\"")
                    .forEach(row -> everything.add(table + ": " + row));
        }
        return everything;
    }
}
