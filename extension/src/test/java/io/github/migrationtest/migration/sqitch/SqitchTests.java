package io.github.migrationtest.migration.sqitch;

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
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqitchTests {
    private static final String BY = " 2020-01-01T10:00:00Z Ada <ada@example.org>\n";

    private final Scratch scratch;

    SqitchTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        scratch.write("sqitch.conf", "[core]\n\tengine = sqlite\n")
                .write("sqitch.plan", "%project=hotel\n\nrooms" + BY + "guests [rooms]" + BY)
                .write("deploy/rooms.sql", "CREATE TABLE rooms (id INTEGER);\n")
                .write("revert/rooms.sql", "DROP TABLE rooms;\n")
                .write("deploy/guests.sql", "BEGIN;\nCREATE TABLE guests (id INTEGER);\nCOMMIT;\n")
                .write("revert/guests.sql", "DROP TABLE guests;\n");
    }

    @Test
    void refusesNamesThatCanBeNoFiles() throws IOException {
        scratch.write("deploy/rooms.sql", "SELECT 1;\n.read a\0b.sql\n");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> {
                    MigrationFolder folder = open(Map.of(), Optional.of(DatabaseKind.SQLITE));
                    try (Connection connection = scratch.connect(folder)) {
                        up(folder, connection);
                    }
                })
                .withMessageContaining(
                        "rooms.sql, line 2: .read names what can be no file: Nul character not allowed. Correct"
                                + " the name.");

        scratch.write("sqitch.plan", "%project=hotel\n\nro\0oms" + BY);
        Path plan = scratch.folder().resolve("sqitch.plan");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of(), Optional.of(DatabaseKind.SQLITE)))
                .withMessage("A change of " + plan
                        + " is called what can be no file: Nul character not allowed. Correct its" + " name.");

        scratch.write("sqitch.conf", "[core]\n\tengine = sqlite\n\ttop_dir = a\0b\n");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of(), Optional.of(DatabaseKind.SQLITE)))
                .withMessage(scratch.folder().resolve("sqitch.conf")
                        + " names what can be no file or directory: Nul character not allowed. Correct the name.");
    }

    private MigrationFolder open(Map<String, String> options, Optional<DatabaseKind> kind) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        kind,
                        new ToolOptions(
                                Map.of("who", "Ada's"),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private MigrationFolder open() {
        return open(Map.of(), Optional.empty());
    }

    @Test
    void saysWhichStatementFailedAndWhatWasReverted() throws IOException, SQLException {
        scratch.write(
                "deploy/guests.sql",
                "BEGIN;\nCREATE TABLE guests (id INTEGER);\n\nINSERT INTO nowhere VALUES (1);\nCOMMIT;\n");
        MigrationFolder folder = open();

        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("""
                        guests failed at statement 3 (line 4 of deploy/guests.sql): [SQLITE_ERROR] SQL error or missing \
                        database (no such table: nowhere)
                            INSERT INTO nowhere VALUES (1)
                        Database: %s
                        What the script itself had committed stays; sqitch reverted what the run had deployed: rooms. \
                        Correct the statement.\
                        """, scratch.url("test"));
            assertThat(folder.applied(connection)).isEmpty();
            assertThat(rows(connection, "SELECT event, change FROM \"sqitch.events\" ORDER BY committed_at"))
                    .containsExactly("deploy|rooms", "fail|guests", "revert|rooms");
        }
    }

    @Test
    void saysThatTheWayBackOfAFailureFailedToo() throws IOException, SQLException {
        scratch.write("deploy/guests.sql", "INSERT INTO nowhere VALUES (1);\n")
                .write("revert/rooms.sql", "DROP TABLE room;\n");
        MigrationFolder folder = open();

        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "What the script itself had committed stays. sqitch reverted nothing of what the run had"
                                    + " deployed, since the revert script of rooms failed too: the schema will need to be"
                                    + " manually repaired.")
                    .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
            assertThat(names(folder.applied(connection))).containsExactly("rooms");
        }
    }

    @Test
    void revertsAChangeWhoseVerifyScriptFails() throws IOException, SQLException {
        scratch.write("verify/guests.sql", "SELECT name FROM guests;\n");
        MigrationFolder folder = open(Map.of("verify", "true", "mode", "change"), Optional.empty());

        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("guests failed at statement 1 (line 1 of verify/guests.sql): ");
            assertThat(names(folder.applied(connection))).containsExactly("rooms");
            assertThat(rows(connection, "SELECT name FROM sqlite_master WHERE name = 'guests'"))
                    .isEmpty();
        }
    }

    @Test
    void startsNothingWhereSomethingIsMissing() throws IOException, SQLException {
        scratch.write(
                "sqitch.plan", "%project=hotel\n\nrooms" + BY + "guests [rooms hostel:beds !rooms]" + BY + "gone" + BY);
        MigrationFolder folder = open();

        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            """
                            Conflicts with previously deployed change: rooms.
                            Missing required change: hostel:beds.
                            Change "gone" has no deploy script %s (line 5 of %s).
                            Nothing was deployed. Correct the plan, or deploy what it needs first.\
                            """,
                            scratch.folder().resolve("deploy/gone.sql"),
                            scratch.folder().resolve("sqitch.plan"));
            assertThat(folder.applied(connection)).isEmpty();
        }
    }

    @Test
    void revertsNothingWhereAScriptIsMissing() throws IOException, SQLException {
        Files.delete(scratch.folder().resolve("revert/guests.sql"));
        MigrationFolder folder = open();

        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            List<Migration> back = List.of(folder.all().get(1), folder.all().get(0));

            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(
                            () -> folder.takeBack(connection, folder.runtimes().get(0), back, RunObserver.none()))
                    .withMessage(
                            "guests has no revert script, and sqitch stops where one is missing. Write %s. Nothing was"
                                    + " reverted.",
                            scratch.folder().resolve("revert/guests.sql"));
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.takeBack(
                            connection, folder.runtimes().get(0), back.subList(1, 2), RunObserver.none()))
                    .withMessage("Change \"rooms\" required by currently deployed change: hotel:guests. Nothing was"
                            + " reverted. Revert that first.");
        }
    }

    @Test
    void findsWhereThePlanAndTheRegistryContradictEachOther() throws IOException, SQLException {
        scratch.write("deploy/beds.sql", "SELECT 1;").write("deploy/keys.sql", "SELECT 2;");
        scratch.write("sqitch.plan", "%project=hotel\n\nrooms" + BY + "guests" + BY + "keys" + BY + "beds" + BY);
        MigrationFolder before = open();
        try (Connection connection = scratch.connect(before)) {
            up(before, connection);
            assertThat(before.validate(connection)).isEmpty();
            execute(connection, "DELETE FROM \"sqitch.changes\" WHERE change = 'guests'");
            scratch.write("deploy/rooms.sql", "CREATE TABLE rooms (id INTEGER, name TEXT);\n")
                    .write("sqitch.plan", "%project=hotel\n\nrooms" + BY + "guests" + BY + "keys [guests]" + BY);

            MigrationFolder folder = open();

            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            // The hashes are those that sha1sum prints.
                            "changed-after-applying: The deploy script of rooms is not the one that was deployed: its"
                                    + " SHA-1 is 03a66fecaac733a535bd2f013b9f206852dbf7ee, deployed was"
                                    + " 63c7001ed7eb30e97f4874a5aef0cf35a4a8faf5. Bring the script back as it was, and"
                                    + " make a new change with \"sqitch rework\". (rooms.sql)",
                            "missing: keys (5a46fdc9) is deployed, and the plan's keys (line 5 of sqitch.plan) is"
                                    + " another change to sqitch, df9908a2: its line was edited after it was deployed, or"
                                    + " one before it. Bring its line back as it was.",
                            "missing: beds (f1ceba13) is deployed, and sqitch.plan does not have it. Bring its line"
                                    + " back as it was.");
            assertThat(folder.unknown(connection)).hasSize(2);
        }
    }

    @Test
    void findsWhatWasDeployedInAnotherOrder() throws IOException, SQLException {
        MigrationFolder folder = open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            execute(
                    connection,
                    "UPDATE \"sqitch.changes\" SET committed_at = '2001-01-01 00:00:00.000' WHERE change = 'guests'");

            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "out-of-order: rooms was deployed after guests, and the plan has it before (line 3 of"
                                    + " sqitch.plan). Put the lines of the plan back into the order in which they were"
                                    + " deployed. (rooms.sql)");

            execute(connection, "DELETE FROM \"sqitch.changes\" WHERE change = 'rooms'");

            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing-dependency: guests is deployed, and rooms, which it requires, is not. Deploy what"
                                    + " it requires, or revert it. (guests.sql)",
                            "skipped: rooms is not deployed, and stands in the plan before guests, which is: sqitch"
                                    + " deploys only what comes after that. Move its line to the end of the plan."
                                    + " (rooms.sql)");
            assertThat(names(folder.skipped(connection))).containsExactly("rooms");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void baselinesAsLogOnlyDoes() throws SQLException {
        MigrationFolder folder = open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all());
            folder.baseline(connection, folder.all().subList(0, 1));

            assertThat(names(folder.applied(connection))).containsExactly("rooms");
            assertThat(rows(connection, "SELECT name FROM sqlite_master WHERE name = 'rooms'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".import a.csv rooms ; .import is a command of the sqlite3 shell that cannot run over JDBC. Write it"
                        + " as SQL, or leave it out.",
                ".shell ls ; .shell is a command of the sqlite3 shell that cannot run over JDBC. Write it as SQL, or"
                        + " leave it out.",
                ".read '|ls' ; .read | is a command of the sqlite3 shell that cannot run over JDBC. Write it as SQL,"
                        + " or leave it out.",
                ".bail off ; .bail off has sqlite3 go on after errors, which no rehearsal does. Take it out.",
            },
            quoteCharacter = '`')
    void refusesCommandsOfTheSqliteShell(String line, String message) throws IOException, SQLException {
        scratch.write("deploy/guests.sql", "SELECT\n.5;\n" + line + "\n");

        refuses("deploy/guests.sql", 3, message);
    }

    private void refuses(String file, int line, String message) throws SQLException {
        MigrationFolder folder = open();
        // Any connection will do: nothing is sent.
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "%s, line %d: %s\nNothing of the run was started.",
                            scratch.folder().resolve(file),
                            line,
                            message.replace("FOLDER", scratch.folder().toString()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\\copy t from program 'ls' ; \\copy is a command of psql that cannot run over JDBC. Write it as SQL,"
                        + " or leave it out.",
                "\\connect other ; \\connect is a command of psql that cannot run over JDBC. Write it as SQL, or leave"
                        + " it out.",
                "\\! ls ; \\! is a command of psql that cannot run over JDBC. Write it as SQL, or leave it out.",
                "\\if true ; \\if is a command of psql that cannot run over JDBC. Write it as SQL, or leave it out.",
                "SELECT 1 \\gexec ; \\gexec is a command of psql that cannot run over JDBC. Write it as SQL, or leave"
                        + " it out.",
                "\\set ON_ERROR_STOP off ; \\set ON_ERROR_STOP off has psql go on after errors, or open transactions"
                        + " of its own, which no rehearsal does. Take it out.",
                "SELECT \\ir rooms.sql ; \\ir stands inside a statement. End the statement before it.",
                "\\set x :who `ls` ; `...` has psql run a program, which cannot be done over JDBC. Write its result.",
                "SELECT :DBNAME ; :DBNAME is what psql knows of its own connection. Say what it is with placeholders:"
                        + " DBNAME = ...",
            })
    void refusesCommandsOfPsql(String line, String message) throws IOException, SQLException {
        scratch.write("sqitch.conf", "[core]\nengine = pg\n").write("deploy/guests.sql", "SELECT 1;\n" + line + "\n");

        refuses("deploy/guests.sql", 2, message);
    }

    /** As sqlite3 does it, told to stop at errors: what stands before it in the script has run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".read nothing.sql ; .read names nothing.sql, which is no file (FOLDER/nothing.sql). Correct the name.",
                ".read deploy ; .read names deploy, which is no file (FOLDER/deploy). Correct the name.",
                ".read ; .read names no file. Name one."
            })
    void stopsAtAnIncludeThatIsMissing(String line, String message) throws IOException, SQLException {
        scratch.write(
                "deploy/guests.sql", "CREATE TABLE before (id int);\n" + line + "\nCREATE TABLE behind (id int);\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "guests failed at an include: %s, line 2: %s\nDatabase: ",
                            scratch.folder().resolve("deploy/guests.sql"),
                            message.replace("FOLDER", scratch.folder().toString()));
            assertThat(tables(connection)).contains("before").doesNotContain("behind");
        }
    }

    @Test
    void followsWhatPsqlFollows() throws IOException {
        scratch.write(
                        "sqitch.conf",
                        "[core]\nengine = pg\n[engine \"pg.variables\"]\nname = x\n[deploy \"variables\"]\nname = y\n")
                .write("deploy/more/part.sql", "SELECT :'who';\n\\ir again.sql\nSELECT 5")
                .write("deploy/more/again.sql", "SELECT 4;")
                .write("deploy/guests.sql", """
                    \\set ON_ERROR_STOP on
                    \\echo don't worry; really
                    SELECT ':name', $$:name$$, a[1:2], x::text, :name, :"who", :'registry' -- :name \\q
                    ;\t\\timing
                    /* \\! /* ls */ */ \\set name 'it''s' one
                    SELECT :'name', E'\\'\\\\', :{?name}, :{?other};
                    \\ir more/part.sql
                    COPY t FROM stdin;
                    a;b\t\\\\
                    \\.
                    SELECT 6;
                    \\q
                    SELECT 7;
                    """);

        SqitchFolder folder = (SqitchFolder) open();
        ClientScript script = folder.steps().get(1).scripts().deploy().orElseThrow();

        assertThat(places(script))
                .containsExactly(
                        "deploy/guests.sql:3 SELECT ':name', $$:name$$, a[1:2], x::text, y, \"Ada's\", 'sqitch'",
                        "deploy/guests.sql:6 SELECT 'it''sone', E'\\'\\\\', TRUE, FALSE",
                        "deploy/more/part.sql:1 SELECT 'Ada''s'",
                        "deploy/more/again.sql:1 SELECT 4",
                        "deploy/more/part.sql:3 SELECT 5",
                        "deploy/guests.sql:8 COPY t FROM stdin",
                        "deploy/guests.sql:11 SELECT 6");
        assertThat(script.script().statements().get(5).data()).contains("a;b\t\\\\\n");
        assertThat(script.script().statements())
                .extracting(SqlStatement::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void followsWhatTheMysqlClientFollows() throws IOException {
        scratch.write("sqitch.conf", "[core]\nengine = mysql\n")
                .write("part.sql", "SELECT 3;")
                .write("deploy/guests.sql", """
                    -- one; two
                    SELECT ';', "a\\";", `;` # comment;
                    ;
                    DELIMITER //
                    CREATE PROCEDURE p() BEGIN SELECT 1; /* // */ SELECT 2; END
                    //
                    DELIMITER ;
                    source part.sql
                    SELECT 4
                    """);

        SqitchFolder folder = (SqitchFolder) open();

        assertThat(places(folder.steps().get(1).scripts().deploy().orElseThrow()))
                .containsExactly(
                        "deploy/guests.sql:2 SELECT ';', \"a\\\";\", `;`",
                        "deploy/guests.sql:5 CREATE PROCEDURE p() BEGIN SELECT 1; /* // */ SELECT 2; END",
                        "part.sql:1 SELECT 3",
                        "deploy/guests.sql:9 SELECT 4");
    }

    @Test
    void readsWhereThingsAreFromTheConfiguration() throws IOException {
        scratch.write("sqitch.conf", """
            ; Git's form
            [core]
              engine = pg ; comment
              top_dir = "sql dir"
            [engine "sqlite"]
            \tplan_file = lite/lite.plan
            \tdeploy_dir = lite
            \textension = ddl
            """)
                .write("lite/lite.plan", "%project=lite\n\nonly" + BY)
                .write("lite/only.ddl", "SELECT 1;")
                .write("sql dir/sqitch.plan", "%project=big\n\nfirst" + BY)
                .write("sql dir/deploy/first.sql", "SELECT 1;");

        assertThat(open().kind()).contains(DatabaseKind.POSTGRESQL);
        assertThat(names(open().all())).containsExactly("first");
        MigrationFolder lite = open(Map.of(), Optional.of(DatabaseKind.SQLITE));
        assertThat(lite.kind()).contains(DatabaseKind.SQLITE);
        assertThat(lite.all().get(0).up().name()).isEqualTo("lite/only.ddl");
        MigrationFolder inTopDirectory =
                MigrationTools.open(FolderSettings.of(scratch.folder().resolve("sql dir")), Optional.empty());
        assertThat(inTopDirectory.kind()).contains(DatabaseKind.POSTGRESQL);
    }

    @Test
    void saysWhatIsWrongWithTheConfiguration() throws IOException {
        scratch.write("sqitch.conf", "[core]\nengine: pg\n");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "%s, line 2: \"engine: pg\" is no setting of sqitch's. Write [section], then key = value.",
                        scratch.folder().resolve("sqitch.conf"));

        scratch.write("sqitch.conf", "[core]\nengine = oracle\n");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "sqitch's engine \"oracle\" in %s has no database here to rehearse on. Rehearsed are pg,"
                                + " sqlite and mysql.",
                        scratch.folder().resolve("sqitch.conf"));

        scratch.write("sqitch.conf", "[deploy]\nmode = some\n");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(this::open)
                .withMessage("mode = \"some\" is none of sqitch's deployment modes. They are all, tag and change.");
    }

    @Test
    void startsNothingWhereTheNewestChangeIsNotInThePlan() throws IOException, SQLException {
        MigrationFolder before = open();
        try (Connection connection = scratch.connect(before)) {
            before.apply(connection, before.runtimes().get(0), before.all().subList(0, 1), RunObserver.none());
            scratch.write(
                    "sqitch.plan",
                    "%project=hotel\n\nrooms" + BY.strip().indent(1).replace("Ada", "Grace") + "guests" + BY);
            MigrationFolder folder = open();

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageMatching(
                            "(?s)Cannot find change [0-9a-f]{40} \\(rooms\\) in .*sqitch.plan: it is the newest that"
                                    + " the registry has, and sqitch starts nothing then. Bring its line back as it was,"
                                    + " or start from a copy that was deployed with this plan\\.");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .singleElement()
                    .asString()
                    .matches("missing: rooms \\([0-9a-f]{8}\\) is deployed, and the plan's rooms \\(line 3 of"
                            + " sqitch.plan\\) is another change to sqitch, [0-9a-f]{8}: its line was edited after"
                            + " it was deployed, or one before it. Bring its line back as it was.");
        }
    }

    @Test
    void keepsNothingOfASqliteScriptsSession() throws IOException, SQLException {
        scratch.write("deploy/rooms.sql", """
                PRAGMA foreign_keys = ON;
                CREATE TEMP TABLE guests (x);
                CREATE TABLE rooms (id INTEGER);
                BEGIN;
                INSERT INTO rooms VALUES (1);
                """);
        MigrationFolder folder = open();

        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "PRAGMA foreign_keys")).containsExactly("0");
            assertThat(rows(connection, "SELECT * FROM rooms")).isEmpty();
            assertThat(rows(connection, "SELECT name FROM sqlite_temp_master")).isEmpty();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /** psql's reader gathers a file up to what it does itself, which of a large one is cut in between. */
    @Test
    void cutsALargeScriptForPsqlAtTheEndsOfItsStatements() throws IOException {
        int many = 10_000;
        scratch.write("sqitch.conf", "[core]\nengine = pg\n")
                .write(
                        "deploy/guests.sql",
                        "SELECT 1; -- one; two\n".repeat(many)
                                + "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC\n"
                                + "  SELECT 2;\n".repeat(many)
                                + "END;\n  SELECT 3;\nSELECT 'four;\n"
                                + ";\n".repeat(many)
                                + "';\nSELECT 5;\n"
                                + "SELECT 6;\n".repeat(many));

        SqitchFolder folder = (SqitchFolder) open();

        List<String> places = places(folder.steps().get(1).scripts().deploy().orElseThrow());
        assertThat(places).hasSize(2 * many + 4);
        assertThat(places.get(many))
                .startsWith("deploy/guests.sql:10001 CREATE FUNCTION f()")
                .endsWith("END");
        assertThat(places.subList(many + 1, many + 2)).containsExactly("deploy/guests.sql:20003 SELECT 3");
        assertThat(places.get(many + 3)).isEqualTo("deploy/guests.sql:30006 SELECT 5");
        assertThat(places.get(2 * many + 3)).isEqualTo("deploy/guests.sql:40006 SELECT 6");
    }

    /** What is sent, with the file and the line that it stands in. */
    private static List<String> places(ClientScript script) {
        return script.parts().stream()
                .flatMap(part -> part.statements().stream()
                        .map(statement -> part + ":" + statement.line() + " " + statement.sql()))
                .toList();
    }
}
