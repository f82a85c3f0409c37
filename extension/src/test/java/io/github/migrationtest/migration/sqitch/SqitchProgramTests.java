package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The user's own sqitch applies and reverts; each database is beside one on which the scripts are run here. */
class SqitchProgramTests {
    private final Path directory;
    private final Scratch scratch;
    private final Map<String, String> serverDatabases = new TreeMap<>();

    SqitchProgramTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void leavesWhatTheScriptsLeaveWhereTheyAreRunHere(DatabaseKind kind) throws IOException, SQLException {
        needs(kind);
        MigrationFolder program = open(kind, Map.of("program", "sqitch", "verify", "true"));
        MigrationFolder scripts = open(kind, Map.of("verify", "true"));

        for (MigrationFolder folder : List.of(program, scripts)) {
            try (Connection connection = connect(kind, name(folder, program))) {
                up(folder, connection, 2);
                up(folder, connection, 3);
            }
        }
        assertSame(kind);

        for (MigrationFolder folder : List.of(program, scripts)) {
            try (Connection connection = connect(kind, name(folder, program))) {
                assertThat(names(folder.applied(connection)))
                        .containsExactly("rooms@v1.1", "app/guests", "bookings", "rooms", "last");
                assertThat(folder.validate(connection)).isEmpty();
                assertThat(rows(connection, "SELECT name FROM guests")).containsExactly("guest");
                back(folder, connection, 3);
            }
        }
        assertSame(kind);

        for (MigrationFolder folder : List.of(program, scripts)) {
            try (Connection connection = connect(kind, name(folder, program))) {
                back(folder, connection, 2);
                assertThat(folder.applied(connection)).isEmpty();
                up(folder, connection, 5);
            }
        }
        assertSame(kind);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,all", "SQLITE,tag", "SQLITE,change", "POSTGRESQL,tag"})
    void namesTheMigrationThatFailed(DatabaseKind kind, String mode) throws IOException, SQLException {
        needs(kind);
        scratch.write("deploy/last.sql", "CREATE TABLE outside (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n");
        MigrationFolder program = open(kind, Map.of("program", "sqitch", "mode", mode));
        MigrationFolder scripts = open(kind, Map.of("mode", mode));
        String last = program.all().get(4).name();

        try (Connection connection = connect(kind, "program")) {
            RunDatabase database = database(connection);
            String url = database.login().get().jdbcUrl();
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(program, connection, 5))
                    .withMessageStartingWith("last failed: sqitch deploy --to-change ")
                    .withMessageContaining(" --mode " + mode + " ended with 2.\n")
                    .withMessageContaining("nowhere")
                    .withMessageEndingWith("\nDatabase: " + url + "\nRun in " + scratch.folder() + ".")
                    .satisfies(failure ->
                            assertThat(failure.migration().map(Migration::name)).contains(last));
        }
        try (Connection connection = connect(kind, "scripts")) {
            assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> up(scripts, connection, 5));
        }
        assertSame(kind);
    }

    /** What the project's own target says counts, but for where its database is; so do variables of the test. */
    @Test
    void migratesNoDatabaseButTheTests() throws IOException, SQLException {
        needs(DatabaseKind.POSTGRESQL);
        scratch.write("sqitch.conf", """
                        [core]
                        	engine = pg
                        	target = production
                        [user]
                        	name = Ada "L" Lovelace
                        	email = ada@example.org
                        [target "production"]
                        	uri = db:pg://nobody@production.invalid/hotel
                        	plan_file = hotel.plan
                        [target "production.variables"]
                        	name = of the target
                        """);
        Files.move(scratch.folder().resolve("sqitch.plan"), scratch.folder().resolve("hotel.plan"));
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of("program", "sqitch"));

        try (Connection connection = connect(DatabaseKind.POSTGRESQL, "program")) {
            up(folder, connection, 2);

            assertThat(rows(connection, "SELECT name FROM guests")).containsExactly("of the target");
        }
    }

    @Test
    void saysWhatToDoWhereItIsNotInstalled() throws IOException, SQLException {
        SqitchProjectFiles.write(scratch, "sqlite");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of("program", "sqitch-that-is-not-here"));

        try (Connection connection = connect(DatabaseKind.SQLITE, "program")) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessageStartingWith(
                            "The program sqitch-that-is-not-here, which is to apply this folder, cannot be"
                                    + " started: Cannot run program \"sqitch-that-is-not-here\"")
                    .withMessageEndingWith(
                            ".\nInstall sqitch and put it on the PATH of the tests, or say where it is: options ="
                                    + " \"program=/path/to/sqitch\". Without that option its scripts are run here as sqitch runs them.");
        }
    }

    /** A program that ends well is not believed. */
    @Test
    void looksAtWhatTheProgramLeft() throws IOException, SQLException {
        SqitchProjectFiles.write(scratch, "sqlite");
        Path program = Files.writeString(directory.resolve("idle"), "#!/bin/sh\necho \"nothing to $1\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of("program", program.toString()));

        try (Connection connection = connect(DatabaseKind.SQLITE, "program")) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection, 1))
                    .withMessage(
                            "rooms@v1.1 is not in the registry of sqitch, which ended well:\n    nothing to deploy");
            Scratch.up(open(DatabaseKind.SQLITE, Map.of()), connection);
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> back(folder, connection, 2))
                    .withMessage("last is still in the registry of sqitch, which ended well:\n    nothing to revert");
        }
    }

    @Test
    void revertsNothingWhereARevertScriptIsMissing() throws IOException, SQLException {
        SqitchProjectFiles.write(scratch, "sqlite");
        Files.delete(scratch.folder().resolve("revert/last.sql"));
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of("program", "sqitch-that-is-not-here"));

        try (Connection connection = connect(DatabaseKind.SQLITE, "program")) {
            Scratch.up(open(DatabaseKind.SQLITE, Map.of()), connection);

            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> back(folder, connection, 1))
                    .withMessageEndingWith("Nothing was reverted.");
        }
    }

    @Test
    void doesNotShareARegistryOnMysql() throws IOException {
        SqitchProjectFiles.write(scratch, "mysql");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.MYSQL, Map.of("program", "sqitch")))
                .withMessage(
                        "sqitch keeps its registry of MySQL in a second database, which all tests on the server would share."
                                + " Leave options = \"program=sqitch\" out: then its scripts are run here as sqitch runs them.");
    }

    private void needs(DatabaseKind kind) throws IOException {
        RealSqitch.of(scratch.folder(), kind == DatabaseKind.SQLITE ? "DBD::SQLite" : "DBD::Pg");
        SqitchProjectFiles.write(scratch, kind == DatabaseKind.SQLITE ? "sqlite" : "pg");
    }

    private static String name(MigrationFolder folder, MigrationFolder program) {
        return folder == program ? "program" : "scripts";
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        ToolOptions said = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind), said),
                Optional.of("sqitch"));
    }

    private void up(MigrationFolder folder, Connection connection, int count) throws SQLException {
        folder.apply(
                database(connection),
                folder.runtimes().get(0),
                folder.pending(connection).subList(0, count),
                RunObserver.none());
    }

    private void back(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(database(connection), folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    private void assertSame(DatabaseKind kind) throws SQLException {
        String quote = kind == DatabaseKind.SQLITE ? "\"" : "";
        try (Connection program = connect(kind, "program");
                Connection scripts = connect(kind, "scripts")) {
            assertThat(RealSqitch.registry(program, "sqitch.", quote))
                    .isNotEmpty()
                    .isEqualTo(RealSqitch.registry(scripts, "sqitch.", quote));
            assertThat(SchemaSnapshot.of(program)).isEqualTo(SchemaSnapshot.of(scripts));
        }
    }

    private Connection connect(DatabaseKind kind, String name) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return DriverManager.getConnection(sqliteUrl(name));
        }
        if (!serverDatabases.containsKey(name)) {
            serverDatabases.put(name, RealServer.of(kind).newDatabase());
        }
        return RealServer.of(kind).connect(String.valueOf(serverDatabases.get(name)));
    }

    private String sqliteUrl(String name) {
        return "jdbc:sqlite:" + directory.resolve(name + " 100%.db");
    }

    private RunDatabase database(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        DatabaseLogin login = url.startsWith("jdbc:sqlite:")
                ? new DatabaseLogin(url, "", "")
                : new DatabaseLogin(
                        url.replaceFirst("\\?.*", ""),
                        RealServer.of(DatabaseKind.POSTGRESQL).user(),
                        RealServer.of(DatabaseKind.POSTGRESQL).password());
        return new RunDatabase(connection, new PGSimpleDataSource(), () -> login);
    }
}
