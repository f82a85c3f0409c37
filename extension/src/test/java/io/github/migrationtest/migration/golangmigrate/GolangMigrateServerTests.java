package io.github.migrationtest.migration.golangmigrate;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Against real servers, and what golang-migrate's sources say that its drivers send. */
class GolangMigrateServerTests {
    private final Scratch scratch;

    GolangMigrateServerTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void goesForwardAndBackWithOneRowOfHistory(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT); CREATE TABLE b (id INT);")
                .write("1_a.down.sql", "DROP TABLE a; DROP TABLE b;")
                .write("20_c.up.sql", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2)")
                .write("20_c.down.sql", "DELETE FROM a");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                    .containsExactly("20");
            assertThat(rows(connection, "SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(connection.getAutoCommit()).isTrue();

            takeBack(folder, connection, folder.all().get(1));
            assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                    .containsExactly("1");
            assertThat(rows(connection, "SELECT id FROM a")).isEmpty();

            takeBack(folder, connection, folder.all().get(0));
            assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                    .isEmpty();
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
        }
    }

    /** {@code (version bigint not null primary key, dirty boolean not null)} in both drivers' {@code ensureVersionTable}. */
    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void makesTheTableOfTheDriver(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "SELECT 1");
        RealServer server = RealServer.of(kind);
        String ours = server.newDatabase();
        String theirs = server.newDatabase();
        try (Connection connection = server.connect(ours);
                Connection other = server.connect(theirs)) {
            up(open(kind), connection);
            execute(
                    other,
                    "CREATE TABLE schema_migrations (version bigint not null primary key, dirty boolean not null)",
                    "INSERT INTO schema_migrations VALUES (1, false)");

            assertThat(server.everythingIn(connection))
                    .isEqualTo(server.everythingIn(other))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void leavesANilVersionDirtyWhenTheFirstDownFails(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT)").write("1_a.down.sql", "DROP TABLE nope");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> takeBack(folder, connection, folder.all().get(0)));
            assertThat(rows(connection, "SELECT version FROM schema_migrations WHERE dirty"))
                    .containsExactly("-1");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("Dirty database version -1. Fix and force version.");
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void keepsOtherRunsAwayAndLetsThemIn(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABL x");
        boolean postgresql = kind == DatabaseKind.POSTGRESQL;
        RealServer server = RealServer.of(kind);
        String database = server.newDatabase();
        String id = postgresql
                ? AdvisoryLock.name("public", "schema_migrations", database)
                : AdvisoryLock.name(database + ":schema_migrations");
        try (Connection connection = server.connect(database);
                Connection other = server.connect(database)) {
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> up(open(kind), connection));

            assertThat(rows(
                            other,
                            postgresql
                                    ? "SELECT pg_try_advisory_lock(" + id + ")::int"
                                    : "SELECT GET_LOCK('" + id + "', 0)"))
                    .containsExactly("1");
        }
    }

    /** The name that golang-migrate's own test expects ({@code database/util_test.go}). */
    @Test
    void namesLocksAsGolangMigrateDoes() {
        assertThat(AdvisoryLock.name("database_name")).isEqualTo("1764327054");
        assertThat(AdvisoryLock.name("schema_name_1", "database_name")).isEqualTo("2453313553");
        assertThat(AdvisoryLock.name("schema_name_1", "schema_name_2", "database_name"))
                .isEqualTo("3743845847");
    }

    @Test
    void knowsItsDrivers() throws IOException {
        scratch.write("1_a.up.sql", "");

        assertThat(open(DatabaseKind.POSTGRESQL).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("lib/pq");
        assertThat(open(DatabaseKind.MARIADB).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("go-sql-driver/mysql");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> MigrationTools.open(
                        new FolderSettings(
                                scratch.folder(),
                                Optional.empty(),
                                Optional.of("lib/pq"),
                                Optional.of(DatabaseKind.MYSQL)),
                        Optional.empty()))
                .withMessage(
                        "runtime = \"lib/pq\" is no driver that runs golang-migrate's migrations on MySQL. Known are"
                                + " go-sql-driver/mysql.");
    }

    // ---- PostgreSQL

    @Test
    void namesTheStatementAndTheLineThatPostgresqlRefuses() throws IOException, SQLException {
        String failure = failure(
                DatabaseKind.POSTGRESQL,
                "CREATE TABLE ä (id int);\n-- 💥\nCREATE TABLE b (\n  id int,\n  x nope\n);\n");

        assertThat(failure)
                .startsWith("1_a failed at statement 2 (line 5 of 1_a.up.sql): ERROR: type \"nope\" does not exist")
                .contains("\n    CREATE TABLE b (\n")
                .endsWith(
                        "PostgreSQL took the file as one implicit transaction and rolled it back, what was applied before it"
                                + " stays; golang-migrate leaves schema_migrations at version 1, dirty, and starts nothing until that"
                                + " is forced. Correct the statement.");
    }

    @Test
    void countsStatementsWherePostgresqlGivesNoPosition() throws IOException, SQLException {
        assertThat(failure(
                        DatabaseKind.POSTGRESQL,
                        "CREATE TABLE a (id int PRIMARY KEY);\nSELECT 1;\nINSERT INTO a VALUES (1),\n (1);\nSELECT 2;"))
                .startsWith("1_a failed at statement 3 (line 3 of 1_a.up.sql): ERROR: duplicate key value");
    }

    @Test
    void parsesTheWholeFileBeforeItRunsAnyOfIt() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int); COMMIT; CREATE TABL b;");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL), connection))
                    .withMessageStartingWith("1_a failed at statement 3 (line 1 of 1_a.up.sql): ERROR: syntax error");
            assertThat(rows(connection, "SELECT to_regclass('a')")).containsExactly("null");
        }
    }

    @Test
    void keepsWhatAFileHasCommittedByItself() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int); COMMIT; CREATE TABLE b (id int); SELECT 1/0;");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL), connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 4 (line 1 of 1_a.up.sql): ERROR: division by zero")
                    .withMessageEndingWith(
                            "PostgreSQL took the file as one implicit transaction, which the script had ended by itself: what it"
                                    + " committed stays, what came after that was rolled back; golang-migrate leaves schema_migrations"
                                    + " at version 1, dirty, and starts nothing until that is forced. Correct the statement.");
            assertThat(rows(connection, "SELECT to_regclass('a'), to_regclass('b')"))
                    .containsExactly("a|null");
        }
    }

    /** {@code lib/pq} refuses to begin a transaction in one. */
    @Test
    void failsWhereAFileLeavesItsTransactionOpen() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "BEGIN; CREATE TABLE a (id int);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL), connection))
                    .withMessageStartingWith(
                            "1_a failed at its row in schema_migrations: pq: unexpected transaction status idle"
                                    + " in transaction: the file has a BEGIN without its COMMIT\n");
            assertThat(rows(connection, "SELECT to_regclass('a')")).containsExactly("null");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1|t");
        }
    }

    @Test
    void findsItsTableWhateverAFileDoesToTheSearchPath() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "SELECT set_config('search_path', '', false);")
                .write("2_b.up.sql", "CREATE TABLE public.b (id int);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(open(DatabaseKind.POSTGRESQL), connection);

            assertThat(rows(connection, "SELECT * FROM public.schema_migrations"))
                    .containsExactly("2|f");
        }
    }

    @Test
    void runsAnIndexBuiltConcurrentlyWhereItIsAloneInItsFile() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int)")
                .write("2_b.up.sql", "-- alone\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n")
                .write(
                        "3_c.up.sql",
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;"
                                + " SELECT '{d}', {d} FROM (SELECT 1 AS d) AS x;")
                .write("4_d.up.sql", " \n");
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL);
        assertThat(folder.all().get(2).up().statements()).hasSize(2);
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "3_c failed at statement 2 (line 1 of 3_c.up.sql): ERROR: syntax error at or near \"{\"");
            assertThat(rows(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                    .containsExactly("t");
        }
    }

    // ---- MySQL and MariaDB

    static final List<String> TEXTS = List.of(
            "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nCREATE TABL x;\nINSERT INTO a VALUES (2);",
            "CREATE TABLE a (id INT);\n-- done\n",
            "CREATE TABLE a (id INT);;\n ; ",
            "CREATE TABLE a (id INT); ; CREATE TABLE b (id INT)",
            "CREATE TABLE a (id INT); -- c\n; CREATE TABLE b (id INT)",
            "CREATE TABLE a (id INT); # ;\nCREATE TABLE b (id INT); /* ; */",
            ";",
            "-- nothing",
            "DELIMITER //\nCREATE TABLE a (id INT)//",
            "CREATE TABLE a (id INT);\nCREATE PROCEDURE p(x INT) BEGIN DECLARE y INT; IF x > 1 THEN SET y = IF(x, 1, 2); ELSEIF x = 0"
                    + " THEN SET y = 3; ELSE BEGIN SET y = 4; END; END IF; l: LOOP SET y = REPEAT('1', 2); LEAVE l; END LOOP l;"
                    + " CASE x WHEN 1 THEN SELECT CASE WHEN y THEN IF(y, 1, 2) END; ELSE SELECT 3; END CASE; WHILE y > 100 DO SET y = 1;"
                    + " END WHILE; INSERT INTO a VALUES (x); END;\nCALL p(7); CREATE TABLE b (id INT)",
            "CREATE TABLE a (id INT, `end` INT);CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.id = 1 THEN SET NEW.`end` = 2;"
                    + " SET NEW.id = 3; END IF; INSERT INTO a (id) VALUES (1); CREATE TABLE b (id INT)",
            "CREATE PROCEDURE p() BEGIN DECLARE y INT DEFAULT 0; REPEAT SET y = y + 1; UNTIL y > 3 END REPEAT; SELECT y; END; CREATE TABLE"
                    + " b (id INT)",
            "CREATE TABLE a (end INT, begin INT); INSERT INTO a (end, begin) SELECT a.end, begin FROM a; INSERT INTO a VALUES (1, 2);",
            "CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN IF(x, REPEAT('1', 2), CASE x WHEN 1 THEN 2 END); CREATE TABLE b AS"
                    + " SELECT f(1);",
            "CREATE TABLE a (id INT); CREATE EVENT e ON SCHEDULE EVERY 1 YEAR DO BEGIN INSERT INTO a VALUES (1); DELETE FROM a; END;"
                    + " CREATE TABLE b (id INT); DROP PROCEDURE IF EXISTS p; DROP EVENT e;",
            "SET sql_mode = 'ANSI_QUOTES'; CREATE TABLE \"a;\\\" (\"x\" INT); CREATE TABLE b (id INT);",
            "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'; CREATE TABLE a (x VARCHAR(9)); INSERT INTO a VALUES ('\\'); INSERT INTO a"
                    + " VALUES (';');",
            "CREATE TABLE a (x VARCHAR(9)); INSERT INTO a VALUES ('\\';'), (\"\\\";\"), ('''');",
            "/*!50003 CREATE TABLE a (id INT) */; /*!50003 CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END */; CREATE TABLE b (id INT)",
            "START TRANSACTION; CREATE TABLE a (id INT); INSERT INTO a VALUES (1); ROLLBACK; INSERT INTO a VALUES (5--1);",
            "CREATE TABLE a (id INT); SELECT * FROM a; CREATE PROCEDURE p() BEGIN SELECT 1; INSERT INTO nope VALUES (1); END; CALL p();"
                    + " CREATE TABLE b (id INT)");

    static final List<String> MARIADB_TEXTS = List.of(
            "CREATE TABLE a (id INT); BEGIN NOT ATOMIC DECLARE x INT; SET x = 1; INSERT INTO a VALUES (x); END; CREATE TABLE b (id INT)",
            "CREATE TABLE a (id INT); IF 1 THEN INSERT INTO a VALUES (1); INSERT INTO a VALUES (2); END IF; CREATE TABLE b (id INT)",
            "CREATE TABLE a (id INT); FOR i IN 1..3 DO INSERT INTO a VALUES (i); END FOR; BEGIN; INSERT INTO a VALUES (9); COMMIT;",
            "CREATE OR REPLACE PROCEDURE p() l: BEGIN SELECT 1; END l; CREATE TABLE b (id INT)",
            "/*M!100100 CREATE TABLE a (id INT) */; CREATE TABLE b (id INT)");

    @ParameterizedTest
    @FieldSource("TEXTS")
    void endsOnMysqlWhereTheWholeFileInOneQueryEnds(String text) throws IOException, SQLException {
        assertSameAsWhole(DatabaseKind.MYSQL, text);
    }

    @ParameterizedTest
    @FieldSource({"TEXTS", "MARIADB_TEXTS"})
    void endsOnMariadbWhereTheWholeFileInOneQueryEnds(String text) throws IOException, SQLException {
        assertSameAsWhole(DatabaseKind.MARIADB, text);
    }

    private void assertSameAsWhole(DatabaseKind kind, String text) throws IOException, SQLException {
        scratch.write("1_a.up.sql", text);
        RealServer server = RealServer.of(kind);
        String ours = server.newDatabase();
        String whole = server.newDatabase();
        List<String> expected = new ArrayList<>();
        try (Connection connection = server.connect(whole, "allowMultiQueries=true");
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean result = statement.execute(text);
            while (result || statement.getUpdateCount() >= 0) {
                result = statement.getMoreResults();
            }
            expected.add("ok");
        } catch (SQLException e) {
            expected.add(described(e));
        }
        List<String> found = new ArrayList<>();
        try (Connection connection = server.connect(ours)) {
            up(open(kind), connection);
            found.add("ok");
        } catch (MigrationFailedException e) {
            found.add(described((SQLException) Objects.requireNonNull(e.getCause())));
        }
        try (Connection first = server.connect(ours);
                Connection second = server.connect(whole)) {
            execute(first, "DROP TABLE schema_migrations");
            // Of a routine without a block MySQL keeps the semicolon behind it as well.
            server.everythingIn(first).forEach(line -> found.add(line.replaceFirst(";$", "")));
            server.everythingIn(second).forEach(line -> expected.add(line.replaceFirst(";$", "")));
        }
        assertThat(found).isEqualTo(expected);
    }

    /** Without the number of the connection, the name of the database, and the rest of the text that a syntax error shows. */
    private static String described(SQLException e) {
        return e.getErrorCode() + " "
                + String.valueOf(e.getMessage())
                        .replaceFirst("^\\(conn=\\d+\\) ", "")
                        .replaceAll("\\bt\\d+\\.", "")
                        .replaceFirst("(?s)( near '.{0,6}).*", "$1");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void namesTheStatementAndTheLineAndSaysWhatStays(DatabaseKind kind) throws IOException, SQLException {
        String failure = failure(
                kind,
                "CREATE TABLE a (id INT);\n\nCREATE TABLE b (\n  id INT,\n  x INT NOPE NULL NULL NULL\n);\nCREATE TABLE c (id INT);");

        assertThat(failure)
                .startsWith("1_a failed at statement 2 (line 5 of 1_a.up.sql): ")
                .contains("\n    CREATE TABLE b (\n")
                .endsWith(
                        "The server runs a file's statements one by one: what ran before it stays, unless the script had opened a"
                                + " transaction, which is rolled back up to the last CREATE, ALTER or DROP; what was applied before the file"
                                + " stays; golang-migrate leaves schema_migrations at version 1, dirty, and starts nothing until that is"
                                + " forced. Correct the statement.");
    }

    /** The server's answer to an empty query, which golang-migrate sends as it is. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void failsAtAnEmptyFile(DatabaseKind kind) throws IOException, SQLException {
        assertThat(failure(kind, " \n"))
                .startsWith("1_a failed at statement 1 (line 1 of 1_a.up.sql): Query was empty\n");
    }

    /** {@code BeginTx} of go-sql-driver sets the isolation level first, which is refused in a transaction. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void failsWhereAFileLeavesAMysqlTransactionOpen(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT); START TRANSACTION; INSERT INTO a VALUES (1);");
        try (Connection connection = newDatabase(kind)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(kind), connection))
                    .withMessageStartingWith("1_a failed at its row in schema_migrations: ");
            assertThat(rows(connection, "SELECT * FROM a")).isEmpty();
            assertThat(rows(connection, "SELECT version FROM schema_migrations WHERE dirty"))
                    .containsExactly("1");
        }
    }

    private String failure(DatabaseKind kind, String text) throws IOException, SQLException {
        scratch.write("1_a.up.sql", text);
        try (Connection connection = newDatabase(kind)) {
            MigrationFailedException failure =
                    catchThrowableOfType(MigrationFailedException.class, () -> up(open(kind), connection));
            return String.valueOf(failure.getMessage());
        }
    }

    private MigrationFolder open(DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.empty());
    }

    private static Connection newDatabase(DatabaseKind kind) throws SQLException {
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private static void takeBack(MigrationFolder folder, Connection connection, Migration migration)
            throws SQLException {
        folder.takeBack(connection, folder.runtimes().get(0), List.of(migration), RunObserver.none());
    }
}
