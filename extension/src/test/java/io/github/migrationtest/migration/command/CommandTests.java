package io.github.migrationtest.migration.command;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.migration.CommandSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are of a POSIX shell")
class CommandTests {
    private static final Map<String, String> JDBC = Map.of("DATABASE_URL", "{jdbcUrl}");

    private final Path directory;
    private final Scratch scratch;

    CommandTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory);
        MigratingProgram.writeScript(directory.resolve("db.sh"));
    }

    @Test
    void appliesAFolderThatAToolKnows() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = open("sh db.sh migrate migrations", Optional.of("sh db.sh rollback migrations"), JDBC);
        try (Connection connection = connect()) {
            assertThat(folder.tool()).isEqualTo("golang-migrate by command");
            assertThat(folder.runtimes()).hasSize(1);
            assertThat(names(folder.pending(connection))).containsExactly("1_a", "2_b");

            up(folder, connection, 2);
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");

            folder.takeBack(
                    database(connection), folder.runtimes().get(0), folder.all().subList(1, 2), RunObserver.none());
            assertThat(names(folder.pending(connection))).containsExactly("2_b");
        }
    }

    @Test
    void cannotStepWhereTheCommandCannot() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = open("sh db.sh migrate migrations", Optional.empty(), JDBC);
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessage("1_a cannot be applied alone: sh db.sh migrate migrations applies everything that is"
                            + " pending, and that is 1_a to 2_b. Use upToLatest(), from a version at which the"
                            + " test starts (@StartAt) or from a copy (copyOf), or write {version} or {name} into"
                            + " a command that can be told how far to go.");
            assertThat(Scratch.tables(connection)).isEmpty();
            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> folder.takeBack(
                            database(connection),
                            folder.runtimes().get(0),
                            folder.all().subList(1, 2),
                            RunObserver.none()))
                    .withMessage(
                            "2_b cannot be taken back: a command applied it, and none is named for the way back. Name"
                                    + " it with rollbackCommand.");
        }
    }

    /** The command goes on from what we left, and at the start of a test we go where it cannot stop. */
    @Test
    void goesOnFromWhereATestStarts() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = open("sh db.sh migrate migrations", Optional.empty(), JDBC);
        try (Connection connection = connect()) {
            up(folder.preparing(), connection, 1);
            assertThat(names(folder.pending(connection))).containsExactly("2_b");

            up(folder, connection, 1);
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void stepsWithACommandThatIsToldHowFarToGo() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = open("sh db.sh migrate migrations {version}", Optional.empty(), JDBC);
        try (Connection connection = connect()) {
            up(folder, connection, 1);
            assertThat(names(folder.pending(connection))).containsExactly("2_b");
            up(folder, connection, 1);
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void isOneMigrationWhereNothingIsKnown() throws IOException, SQLException {
        MigrationFolder folder =
                open("sh db.sh sql 'CREATE TABLE t (id INT)'", Optional.of("sh db.sh sql 'DROP TABLE t'"), JDBC);
        try (Connection connection = connect()) {
            assertThat(names(folder.all())).containsExactly("sh db.sh sql 'CREATE TABLE t (id INT)'");
            assertThat(folder.tool()).isEqualTo("command");
            assertThat(folder.pending(connection)).isEqualTo(folder.all());

            up(folder, connection, 1);
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(folder.pending(connection)).isEmpty();
            // What a test inserts is not what the command made.
            execute(connection, "INSERT INTO t VALUES (1)");
            assertThat(folder.pending(connection)).isEmpty();

            folder.takeBack(database(connection), folder.runtimes().get(0), folder.all(), RunObserver.none());
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
        }
    }

    @Test
    void failsWhereItMigratedSomethingElse() throws IOException, SQLException {
        writeTwo();
        String other = "jdbc:sqlite:" + directory.resolve("other.db");
        Map<String, String> elsewhere = Map.of("DATABASE_URL", other, "UNREAD", "{path}");
        MigrationFolder folder = open(
                "sh db.sh migrate migrations",
                Optional.empty(),
                elsewhere,
                directory.resolve("other.db").toString());
        MigrationFolder lone = open(
                "sh db.sh sql 'CREATE TABLE u (id INT)'",
                Optional.empty(),
                elsewhere,
                directory.resolve("other.db").toString(),
                "command");
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 2))
                    .withMessage(
                            "sh db.sh migrate migrations ended well, and the test's database is as it was: its history"
                                    + " has none of 1_a to 2_b. It migrated something else, or nothing. Tell it where the"
                                    + " database is, in the variable and the form that it reads: commandEnvironment has"
                                    + " DATABASE_URL, UNREAD.");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(lone, connection, 1))
                    .withMessageStartingWith(
                            "sh db.sh sql 'CREATE TABLE u (id INT)' ended well, and the test's database is as it was:"
                                    + " schema and rows are the same. It migrated something else, or nothing.");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void knowsRowsThatItChanged(DatabaseKind kind) throws IOException, SQLException {
        try (Connection on = kind == DatabaseKind.SQLITE ? connect() : onServer(kind)) {
            execute(on, "CREATE TABLE t (id INT)");
            Trace before = Trace.of(on);
            assertThat(Trace.of(on)).isEqualTo(before);

            DatabaseLogin login = kind == DatabaseKind.SQLITE ? login() : serverLogin(kind, on);
            Command command = new Command(
                    "sh db.sh sql 'INSERT INTO t VALUES (7)'",
                    kind == DatabaseKind.SQLITE
                            ? JDBC
                            : Map.of("DATABASE_URL", "{jdbcUrl}", "DB_LOGIN", "{user}", "DB_PASSWORD", "{password}"),
                    Set.of(),
                    directory,
                    Duration.ofMinutes(1));
            command.run(kind, login, "t", Map.of(), false);

            assertThat(Trace.of(on)).isNotEqualTo(before);
            assertThat(Trace.of(on).schema()).isEqualTo(before.schema());
        }
    }

    @Test
    void saysHowACommandFailed() throws IOException, SQLException {
        MigrationFolder folder = open("echo one {path}; echo two >&2; exit 4", Optional.empty(), JDBC, "command");
        MigrationFolder missing = open("no-such-program {path}", Optional.empty(), JDBC, "command");
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessage("echo one {path}; echo two >&2; exit 4 ended with 4."
                            + "\n    one " + directory.resolve("test.db") + "\n    two\nDatabase: jdbc:sqlite:"
                            + directory.resolve("test.db") + "\nRun in " + directory + ".");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(missing, connection, 1))
                    .withMessageContaining(" ended with 127.\n")
                    .withMessageEndingWith("\nRun in " + directory
                            + ". A program that it names is not there, or not on the PATH of the tests.");
        }
    }

    @Test
    void endsACommandThatHangs() throws IOException, SQLException {
        ToolOptions options =
                options("echo {path}; sleep 600", Optional.empty(), JDBC, Map.of("commandTimeout", "300ms"), Set.of());
        MigrationFolder folder = CommandTool.open(settings(options), Optional.of("command"));
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessageStartingWith("echo {path}; sleep 600 did not end within 0.3s, and was"
                            + " ended with all that it had started.\n    " + directory.resolve("test.db"))
                    .withMessageEndingWith("\nRun in " + directory
                            + ". Give it longer with options = \"commandTimeout=30m\", or find out what it waits for.");
        }
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> CommandTool.open(
                        settings(options("x", Optional.empty(), JDBC, Map.of("commandTimeout", "soon"), Set.of())),
                        Optional.of("command")))
                .withMessage(
                        "options has commandTimeout = \"soon\", which is no duration. Write one such as 500ms, 30s or"
                                + " 5m.");
    }

    /** MyBatis Migrations refuses options that it does not know. */
    @Test
    void keepsItsTimeLimitToItself() throws IOException {
        scratch.write("1_a.sql", "SELECT 1;\n-- //@UNDO\n");

        MigrationFolder folder = CommandTool.open(
                settings(options("x", Optional.empty(), JDBC, Map.of("commandTimeout", "1m"), Set.of())),
                Optional.empty());

        assertThat(folder.tool()).isEqualTo("mybatis by command");
    }

    @Test
    void refusesWhatKnowsOfAnotherDatabase() throws IOException, SQLException {
        assertRefused(
                "migrate",
                Map.of("A", "b"),
                "migrate is not run: nothing tells it where the test's database is, so it would migrate another. Set"
                        + " the variable that it reads, such as commandEnvironment = \"DATABASE_URL={url}\", or write"
                        + " {url} into the command.");
        assertRefused(
                "dbmate --url postgres://me:secret@prod.example.org/app up {path}",
                Map.of(),
                "dbmate --url postgres://me:***@prod.example.org/app up {path} is not run: the command itself names"
                        + " another database, prod.example.org/app, which it could migrate instead of the test's. Take it"
                        + " out of there, or allow it by name, allowed = \"prod.example.org/app\".");
        assertRefused(
                "migrate",
                Map.of("URL", "{url}", "SHADOW", "postgres://localhost/shadow"),
                "migrate is not run: commandEnvironment, SHADOW, names another database, localhost/shadow, which it"
                        + " could migrate instead of the test's. Take it out of there, or allow it by name, allowed ="
                        + " \"localhost/shadow\".");
        Files.writeString(directory.resolve(".env"), "A=b\nDATABASE_URL=mysql://root:pw@prod.example.org/app\n");
        assertRefused(
                "migrate",
                JDBC,
                "migrate is not run: .env, line 2, names another database, prod.example.org/app, which it could"
                        + " migrate instead of the test's. Take it out of there, or allow it by name, allowed ="
                        + " \"prod.example.org/app\".");

        MigrationFolder allowed = open(
                "sh db.sh sql 'CREATE TABLE t (id INT)'", Optional.empty(), JDBC, "PROD.example.org/app", "command");
        try (Connection connection = connect()) {
            up(allowed, connection, 1);
            assertThat(Scratch.tables(connection)).containsExactly("t");
        }
    }

    /** Before there is a database, and again before it is run: the files may have changed. */
    private void assertRefused(String command, Map<String, String> environment, String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(command, Optional.empty(), environment, "command"))
                .withMessage(message);
    }

    @Test
    void refusesWhatHasComeToKnowOfAnotherDatabase() throws IOException, SQLException {
        MigrationFolder folder = open("exit 0", Optional.empty(), JDBC, "command");
        Files.writeString(directory.resolve("knexfile.js"), "connection: 'mysql://prod/app'\n");
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessage(
                            "exit 0 is not run: knexfile.js, line 1, names another database, prod/app, which it could"
                                    + " migrate instead of the test's. Take it out of there, or allow it by name, allowed"
                                    + " = \"prod/app\".");
        }
    }

    @Test
    void takesItsOwnFormsForNoOtherDatabase() {
        Map<String, String> environment = Map.of(
                "A", "postgresql://{user}:{password}@{host}:{port}/{database}?x=y",
                "B", "sqlite:{path}",
                "C", "{user}:{password}@tcp({host}:{port})/{database}",
                "D", "host={host} dbname={database}",
                "DB_HOST", "{host}");

        assertThat(open("dbmate --url sqlite3://{path} up", Optional.empty(), environment, "command")
                        .all())
                .hasSize(1);
    }

    @Test
    void hasNoVersionsForABaseline() throws SQLException {
        MigrationFolder folder = open("push {path}", Optional.empty(), JDBC, "command");
        try (Connection connection = connect()) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.baseline(connection, folder.all()))
                    .withMessage(
                            "A command has no versions, so a copy cannot stand at one of them. Leave baseline out, or"
                                    + " name the folder of migrations that the command applies with migrations.");
        }
    }

    @Test
    void namesTheCommandThatIsMissing() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> new CommandTool().read(FolderSettings.of(directory)))
                .withMessage("tool = \"command\" names no command. Name it with command = \"pnpm db:migrate\".");
    }

    private void writeTwo() throws IOException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT);")
                .write("1_a.down.sql", "DROP TABLE a;")
                .write("2_b.up.sql", "INSERT INTO a VALUES (1);")
                .write("2_b.down.sql", "DELETE FROM a;");
    }

    private MigrationFolder open(
            String command, Optional<String> back, Map<String, String> environment, String... more) {
        Optional<String> tool =
                more.length > 0 && more[more.length - 1].equals("command") ? Optional.of("command") : Optional.empty();
        return CommandTool.open(settings(options(command, back, environment, Map.of(), Set.of(more))), tool);
    }

    private ToolOptions options(
            String command,
            Optional<String> back,
            Map<String, String> environment,
            Map<String, String> options,
            Set<String> allowed) {
        return new ToolOptions(
                Map.of(),
                Map.of(),
                options,
                Optional.empty(),
                List.of(),
                Optional.of(directory),
                Optional.of(new CommandSettings(command, back, environment, allowed)));
    }

    private FolderSettings settings(ToolOptions options) {
        return new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), options);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(scratch.url("test"));
    }

    private DatabaseLogin login() {
        return DatabaseLogin.none(scratch.url("test"));
    }

    private static Connection onServer(DatabaseKind kind) throws SQLException {
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private static DatabaseLogin serverLogin(DatabaseKind kind, Connection connection) throws SQLException {
        RealServer server = RealServer.of(kind);
        return new DatabaseLogin(server.url(connection.getCatalog()), server.user(), server.password());
    }

    private RunDatabase database(Connection connection) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(scratch.url("test"));
        return new RunDatabase(connection, source, this::login);
    }

    private void up(MigrationFolder folder, Connection connection, int count) throws SQLException {
        folder.apply(
                database(connection),
                folder.runtimes().get(0),
                folder.pending(connection).subList(0, count),
                RunObserver.none());
    }
}
