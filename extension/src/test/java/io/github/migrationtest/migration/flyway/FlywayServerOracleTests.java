package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The same folder on the same server through the real Flyway and through ours: the same schema, rows and history, or both refuse. */
class FlywayServerOracleTests {
    private static final String HISTORY =
            "SELECT installed_rank, version, description, type, script, checksum, installed_by,"
                    + " success, installed_on IS NOT NULL FROM flyway_schema_history ORDER BY installed_rank";

    static final List<Case> CASES = Stream.of(
                    onAll(
                            "forward",
                            "V1__first.sql",
                            "CREATE TABLE t(id INT PRIMARY KEY, a VARCHAR(20));\nINSERT INTO t VALUES (1, 'x');\n",
                            "V2__b.sql",
                            "-- comment\nALTER TABLE t ADD COLUMN b INT;\nUPDATE t SET b = 2;",
                            "sub/V3.1__c.sql",
                            "CREATE INDEX t_b ON t(b)",
                            "R__view.sql",
                            "CREATE OR REPLACE VIEW v AS SELECT a FROM t;"),
                    onAll(
                            "failing halfway",
                            "V1__a.sql",
                            "CREATE TABLE t(id INT);",
                            "V2__b.sql",
                            "INSERT INTO t VALUES (1);\nCREATE TABLE u(id INT);\nINSERT INTO t VALUES (2);\nCREATE TABL x;",
                            "V3__c.sql",
                            "CREATE TABLE w(id INT);"),
                    onAll("failing at once", "V1__a.sql", "CREATE TABL x;"),
                    onAll(
                            "failing repeatable",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);",
                            "R__x.sql",
                            "INSERT INTO t VALUES(1);\nCREATE TABL x;"),
                    onAll("nothing in them", "V1__a.sql", "", "V2__b.sql", "-- nothing\n", "V3__c.sql", ";;"),
                    onAll(
                            "told no transaction and failing",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);INSERT INTO t VALUES (1);CREATE TABL x;",
                            "V1__a.sql.conf",
                            "executeInTransaction=false"),
                    onAll(
                            "told no transaction",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);INSERT INTO t VALUES (1);",
                            "V1__a.sql.conf",
                            "executeInTransaction=false"),
                    onAll(
                            "placeholders",
                            "V1__a.sql",
                            "CREATE TABLE t(a VARCHAR(200));\nINSERT INTO t VALUES('${flyway:user}|${flyway:filename}|"
                                    + "${FLYWAY:TABLE}|${flyway:environment}');"),
                    onAll("unknown placeholder", "V1__a.sql", "CREATE TABLE t(a INT); -- ${nope}\n"),
                    onAll(
                            "a transaction of its own",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);\nBEGIN;\nINSERT INTO t VALUES (1);\nCOMMIT;\nINSERT INTO t VALUES (2);"),
                    onAll(
                            "a commit of its own and failing",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);\nINSERT INTO t VALUES (1);\nCOMMIT;\nINSERT INTO t VALUES (2);\nCREATE TABL x;"),
                    onAll(
                            "a rollback of its own",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);\nCOMMIT;\nINSERT INTO t VALUES (1);\nROLLBACK;\nINSERT INTO t VALUES (2);"),
                    onAll("no brackets", "V1__a.sql", "(SELECT 1) UNION (SELECT 2);\nCREATE TABLE t(a INT);"))
            .flatMap(List::stream)
            .toList();

    static final List<Case> MORE = List.of(
            on(
                    DatabaseKind.POSTGRESQL,
                    "functions",
                    "V1__a.sql",
                    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN RETURN 1; END; $body$;"
                            + " CREATE FUNCTION g(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a = 1 THEN 2 END; END;"
                            + " DO $$ BEGIN CREATE TABLE made(a int); END $$;\nCREATE TABLE t(a text DEFAULT E'it\\'s;');"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "copy",
                    "V1__a.sql",
                    "CREATE TABLE t(a int, b text);\nCOPY t (a, b) FROM STDIN;\n1\tit's;\n2\t\\N\n\\.\nINSERT INTO t VALUES (3, 'c');"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "copy that fails",
                    "V1__a.sql",
                    "CREATE TABLE t(a int);\nCOPY t FROM STDIN;\nx\n\\.\n"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "the search path and the role",
                    "V1__a.sql",
                    "CREATE SCHEMA s; CREATE ROLE tester_${flyway:database}; GRANT ALL ON SCHEMA public, s TO tester_${flyway:database};"
                            + "SELECT set_config('search_path', '', false); SET ROLE tester_${flyway:database};",
                    "V2__b.sql",
                    "CREATE TABLE t(a text); INSERT INTO t VALUES (current_user), (current_setting('search_path')),"
                            + " ('${flyway:defaultSchema}');"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "what cannot run in a transaction",
                    "V1__a.sql",
                    "CREATE TABLE t(a int); CREATE INDEX i ON t(a);",
                    "V2__b.sql",
                    "DROP INDEX CONCURRENTLY i;\nVACUUM;"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "mixed",
                    "V1__a.sql",
                    "CREATE TABLE t(a int);",
                    "V2__b.sql",
                    "CREATE TABLE u(a int);\nVACUUM;"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "an enum that grows",
                    "V1__a.sql",
                    "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t(m mood);",
                    "V2__b.sql",
                    "ALTER TYPE mood ADD VALUE 'b';",
                    "V3__c.sql",
                    "INSERT INTO t VALUES ('b');"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "an enum that grows and is used at once",
                    "V1__a.sql",
                    "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t(m mood);",
                    "V2__b.sql",
                    "ALTER TYPE mood ADD VALUE 'b'; INSERT INTO t VALUES ('b');"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "a constraint that fails at the commit",
                    "V1__a.sql",
                    "CREATE TABLE p(a int PRIMARY KEY); CREATE TABLE t(a int REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
                    "V2__b.sql",
                    "INSERT INTO t VALUES (1);"),
            on(
                    DatabaseKind.POSTGRESQL,
                    "escapes of JDBC",
                    "V1__a.sql",
                    "CREATE TABLE t(a text); INSERT INTO t VALUES ('{d x}'); SELECT {d '2020-01-01'};"),
            on(
                    DatabaseKind.MARIADB,
                    "routines",
                    "V1__a.sql",
                    "CREATE TABLE t(a INT);\nDELIMITER //\nCREATE PROCEDURE p(x INT)\nBEGIN\n  IF x > 1 THEN INSERT INTO t VALUES (x);"
                            + " END IF;\nEND//\nDELIMITER ;\nCALL p(2);\nCREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a"
                            + " = 7; END;\nINSERT INTO t VALUES (1);\nBEGIN NOT ATOMIC INSERT INTO t VALUES (3); INSERT INTO t VALUES (4);"
                            + " END;\n"),
            on(
                    DatabaseKind.MARIADB,
                    "a block without its delimiter",
                    "V1__a.sql",
                    "CREATE TABLE t(a INT);\nBEGIN NOT ATOMIC SELECT 1; END"),
            on(
                    DatabaseKind.MARIADB,
                    "user variables",
                    "V1__a.sql",
                    "CREATE TABLE t(a INT); SET @x = 1; SELECT 2 INTO @y; INSERT INTO t VALUES (@x), (@y);",
                    "V2__b.sql",
                    "INSERT INTO t VALUES (@x), (@y);"));

    /** Each run has a connection of its own, so single steps end elsewhere. */
    static final List<Case> AT_ONCE = List.of(on(
            DatabaseKind.MARIADB,
            "a user variable with a name that needs quotes",
            "V1__a.sql",
            "CREATE TABLE t(a INT); SET @x = 1, @`y z` = 2;",
            "V2__b.sql",
            "INSERT INTO t VALUES (@x), (@`y z`);"));

    static final List<Case> MYSQL_LIKE = Stream.of(DatabaseKind.MYSQL, DatabaseKind.MARIADB)
            .flatMap(kind -> Stream.of(
                    on(
                            kind,
                            "comments and strings",
                            "V1__a.sql",
                            "# head\nCREATE TABLE t(a VARCHAR(20)) # tail ;\n;\nINSERT INTO t VALUES ('it\\'s;'), (\"x\\\";\");"
                                    + " /*!40101 SET @old = @@sql_mode */;\n/*!50003 INSERT INTO t VALUES ('run') */;\n/* not */;"
                                    + " INSERT INTO t VALUES (5--1);\n"),
                    on(
                            kind,
                            "settings of the connection",
                            "V1__a.sql",
                            "CREATE TABLE p(a INT PRIMARY KEY); CREATE TABLE t(a INT, FOREIGN KEY (a) REFERENCES p(a));"
                                    + "SET foreign_key_checks = 0; INSERT INTO t VALUES (1);",
                            "V2__b.sql",
                            "INSERT INTO t VALUES (2);"),
                    on(
                            kind,
                            "a routine without DELIMITER",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT);\nCREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END;\nCALL"
                                    + " p();"),
                    on(
                            kind,
                            "an error in a routine's second result",
                            "V1__a.sql",
                            "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; INSERT INTO nope VALUES (1); END//\nCALL p()//"),
                    on(
                            kind,
                            "a transaction that a definition commits",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT); START TRANSACTION; INSERT INTO t VALUES (1); CREATE TABLE u(a INT); INSERT INTO t VALUES"
                                    + " (2); ROLLBACK;"),
                    on(
                            kind,
                            "a database that is used",
                            "V1__a.sql",
                            "CREATE TABLE t(a INT); USE mysql;",
                            "V2__b.sql",
                            "CREATE TABLE u(a INT);")))
            .toList();

    private final Scratch scratch;

    FlywayServerOracleTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    /** One folder on one engine. */
    record Case(DatabaseKind kind, String what, List<String> files) {
        @Override
        public String toString() {
            return kind + ": " + what;
        }
    }

    private static List<Case> onAll(String what, String... files) {
        return Stream.of(DatabaseKind.POSTGRESQL, DatabaseKind.MYSQL, DatabaseKind.MARIADB)
                .map(kind -> on(kind, what, files))
                .toList();
    }

    private static Case on(DatabaseKind kind, String what, String... files) {
        return new Case(kind, what, List.of(files));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource({"CASES", "MORE", "MYSQL_LIKE", "AT_ONCE"})
    void endsWhereFlywayEnds(Case folder) throws IOException, SQLException {
        write(folder);
        RealServer server = RealServer.of(folder.kind());
        String ours = server.newDatabase();
        String flyways = server.newDatabase();

        assertThat(ours(folder.kind(), ours, false, true)).isEqualTo(flyways(folder.kind(), flyways, false));
        // Once more: what is left behind decides how the next run starts.
        assertThat(ours(folder.kind(), ours, false, true)).isEqualTo(flyways(folder.kind(), flyways, false));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource({"CASES", "MORE", "MYSQL_LIKE"})
    void endsWhereFlywayEndsOneByOne(Case folder) throws IOException, SQLException {
        write(folder);
        RealServer server = RealServer.of(folder.kind());

        assertThat(ours(folder.kind(), server.newDatabase(), false, false))
                .isEqualTo(flyways(folder.kind(), server.newDatabase(), false));
    }

    /** Through the user's own flyway-core, as tests run it. */
    @ParameterizedTest(name = "{0}")
    @FieldSource({"CASES", "MORE", "MYSQL_LIKE"})
    void endsWhereFlywayEndsThroughFlywayItself(Case folder) throws IOException, SQLException {
        write(folder);
        RealServer server = RealServer.of(folder.kind());
        String ours = server.newDatabase();
        String flyways = server.newDatabase();

        assertThat(ours(folder.kind(), ours, Way.LIBRARY, false, false))
                .isEqualTo(flyways(folder.kind(), flyways, false));
        assertThat(ours(folder.kind(), ours, Way.LIBRARY, false, true))
                .isEqualTo(flyways(folder.kind(), flyways, false));
    }

    @Test
    void endsWhereFlywayEndsThroughFlywayItselfWithItsLockInTheSession() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a int);", "V2__b.sql", "CREATE INDEX CONCURRENTLY i ON t(a);");
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);

        assertThat(ours(DatabaseKind.POSTGRESQL, server.newDatabase(), Way.LIBRARY, true, true))
                .isEqualTo(flyways(DatabaseKind.POSTGRESQL, server.newDatabase(), true))
                .startsWith("migrated");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void endsWhereFlywayEndsWithItsLockInTheSession(Case folder) throws IOException, SQLException {
        write(folder);
        RealServer server = RealServer.of(folder.kind());

        assertThat(ours(folder.kind(), server.newDatabase(), true, true))
                .isEqualTo(flyways(folder.kind(), server.newDatabase(), true));
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void continuesWhatFlywayBeganAndLetsFlywayContinue(DatabaseKind kind) throws IOException, SQLException {
        String shared = RealServer.of(kind).newDatabase();
        write(
                "V1__a.sql",
                "CREATE TABLE t(a INT);",
                "R__v.sql",
                "CREATE OR REPLACE VIEW v AS SELECT '${flyway:database}' AS b;");
        assertThat(flyways(kind, shared, false)).startsWith("migrated");
        write("V2__b.sql", "CREATE TABLE u(a INT);");
        assertThat(ours(kind, shared, false, true)).startsWith("migrated");
        write("V3__c.sql", "CREATE TABLE w(a INT);");

        List<String> continued = flyways(kind, shared, false);

        assertThat(continued).startsWith("migrated");
        assertThat(continued.stream().filter(line -> line.startsWith("history")))
                .hasSize(4);
        assertThat(ours(kind, shared, false, true)).isEqualTo(continued);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void letsFlywayGoOnFromWhatIsUndone(DatabaseKind kind) throws IOException, SQLException {
        RealServer server = RealServer.of(kind);
        String shared = server.newDatabase();
        write(
                "V1__a.sql",
                "CREATE TABLE t(a INT);",
                "V2__b.sql",
                "CREATE TABLE u(a INT);",
                "U2__b.sql",
                "DROP TABLE u;");
        List<String> forward = ours(kind, shared, false, true);
        MigrationFolder folder = open(kind, false);
        try (Connection connection = server.connect(shared)) {
            Migration last = folder.all().get(1);
            folder.takeBack(connection, folder.runtimes().get(0), List.of(last), RunObserver.none());

            assertThat(folder.pending(connection)).containsExactly(last);
            assertThat(Scratch.rows(connection, "SELECT version FROM flyway_schema_history"))
                    .containsExactly("1");
            assertThat(connection.getAutoCommit()).isTrue();
        }

        assertThat(flyways(kind, shared, false)).isEqualTo(forward);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void refusesADatabaseThatHasTablesButNoHistory(DatabaseKind kind) throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a INT);");
        RealServer server = RealServer.of(kind);
        List<String> databases = List.of(server.newDatabase(), server.newDatabase());
        for (String database : databases) {
            try (Connection connection = server.connect(database)) {
                Scratch.execute(connection, "CREATE TABLE before_us(a INT)");
            }
        }

        assertThat(ours(kind, databases.get(0), false, true))
                .isEqualTo(flyways(kind, databases.get(1), false))
                .startsWith("refused");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void writesABaselineThatFlywayGoesOnFrom(DatabaseKind kind) throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a INT);", "V2__b.sql", "CREATE TABLE u(a INT);");
        RealServer server = RealServer.of(kind);
        String database = server.newDatabase();
        MigrationFolder folder = open(kind, false);
        try (Connection connection = server.connect(database)) {
            Scratch.execute(connection, "CREATE TABLE t(a INT)");
            folder.baseline(connection, folder.all().subList(0, 1));
        }

        assertThat(flyways(kind, database, false))
                .startsWith("migrated")
                .anyMatch(line -> line.matches("column .*\\bu\\b.*"));
    }

    private void write(Case folder) throws IOException {
        write(folder.files().toArray(String[]::new));
    }

    private void write(String... files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            scratch.write(files[i], files[i + 1]);
        }
    }

    private MigrationFolder open(DatabaseKind kind, boolean sessionLock) {
        Optional<String> runtime =
                sessionLock && kind == DatabaseKind.POSTGRESQL ? Optional.of("pgjdbc-session-lock") : Optional.empty();
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), runtime, Optional.of(kind)), Optional.empty());
    }

    /** Who runs the scripts. */
    private enum Way {
        OWN,
        LIBRARY
    }

    private List<String> ours(DatabaseKind kind, String database, boolean sessionLock, boolean atOnce)
            throws SQLException {
        return ours(kind, database, Way.OWN, sessionLock, atOnce);
    }

    private List<String> ours(DatabaseKind kind, String database, Way way, boolean sessionLock, boolean atOnce)
            throws SQLException {
        String outcome = "migrated";
        RealServer server = RealServer.of(kind);
        try (Connection connection = server.connect(database)) {
            List<String> before = session(kind, connection);
            try {
                MigrationFolder folder = open(kind, sessionLock);
                List<Migration> pending = folder.pending(connection);
                // An empty list is a run of Flyway too.
                List<List<Migration>> runs = atOnce || pending.isEmpty()
                        ? List.of(pending)
                        : pending.stream().map(List::of).toList();
                for (List<Migration> run : runs) {
                    if (way == Way.LIBRARY) {
                        folder.apply(
                                new RunDatabase(connection, dataSource(server, database), () -> {
                                    throw new AssertionError("No program is started.");
                                }),
                                folder.runtimes().get(0),
                                run,
                                RunObserver.none());
                    } else {
                        folder.apply(connection, folder.runtimes().get(0), run, RunObserver.none());
                    }
                }
            } catch (MigrationFailedException | MigrationFolderException e) {
                outcome = "refused";
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(session(kind, connection))
                    .as("the connection as it was before")
                    .isEqualTo(before);
            return state(kind, database, outcome);
        }
    }

    private static DataSource dataSource(RealServer server, String database) {
        return new DriverDataSource(
                FlywayServerOracleTests.class.getClassLoader(),
                null,
                server.url(database),
                server.user(),
                server.password());
    }

    private static List<String> session(DatabaseKind kind, Connection connection) throws SQLException {
        return Scratch.rows(
                connection,
                kind == DatabaseKind.POSTGRESQL
                        ? "SELECT current_user, current_setting('search_path')"
                        : "SELECT DATABASE(), @@foreign_key_checks, @@sql_safe_updates, @x");
    }

    private List<String> flyways(DatabaseKind kind, String database, boolean sessionLock) throws SQLException {
        String outcome = "migrated";
        RealServer server = RealServer.of(kind);
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(server.url(database), server.user(), server.password())
                .locations("filesystem:" + scratch.folder());
        if (sessionLock) {
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            outcome = "refused";
        }
        return state(kind, database, outcome);
    }

    /** How it ended, the history, everything else; a history table that is empty is not there. */
    private static List<String> state(DatabaseKind kind, String database, String outcome) throws SQLException {
        List<String> state = new ArrayList<>(List.of(outcome));
        RealServer server = RealServer.of(kind);
        try (Connection connection = server.connect(database)) {
            List<String> everything = server.everythingIn(connection);
            if (everything.toString().contains("flyway_schema_history")) {
                List<String> history = Scratch.rows(connection, HISTORY);
                history.forEach(row -> state.add("history " + row));
                if (history.isEmpty()) {
                    everything.removeIf(line -> line.contains("flyway_schema_history"));
                }
            }
            everything.forEach(line -> state.add(line.replace(database, "<database>")));
            return state;
        }
    }
}
