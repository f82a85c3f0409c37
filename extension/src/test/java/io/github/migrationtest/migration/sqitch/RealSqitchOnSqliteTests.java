package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side by side with the sqitch of this machine, on the same project. */
class RealSqitchOnSqliteTests {
    private static final String SCHEMA =
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqitch%' ORDER BY name";

    private final Scratch scratch;
    private final RealSqitch sqitch;
    private final Path theirs;
    private final Path ours;

    RealSqitchOnSqliteTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        sqitch = RealSqitch.of(scratch.folder(), "DBD::SQLite");
        theirs = Files.createDirectories(directory.resolve("theirs")).resolve("hotel.db");
        ours = Files.createDirectories(directory.resolve("ours")).resolve("hotel.db");
        SqitchProjectFiles.write(scratch, "sqlite");
    }

    private String real(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("db:sqlite:" + theirs);
        return sqitch.run(Map.of(), all.toArray(String[]::new));
    }

    private MigrationFolder open(Map<String, String> options) {
        ToolOptions all = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), all),
                Optional.empty());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + ours);
    }

    private void assertSame() throws SQLException {
        try (Connection mine = connect();
                Connection real = DriverManager.getConnection("jdbc:sqlite:" + theirs);
                Connection registry =
                        DriverManager.getConnection("jdbc:sqlite:" + theirs.resolveSibling("sqitch.db"))) {
            assertThat(RealSqitch.registry(mine, "sqitch.", "\""))
                    .isNotEmpty()
                    .isEqualTo(RealSqitch.registry(registry, "", "\""));
            assertThat(rows(mine, SCHEMA)).isEqualTo(rows(real, SCHEMA));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesWhatSqitchLeavesForwardAndBack(boolean verify) throws IOException, SQLException {
        MigrationFolder folder = open(Map.of("verify", String.valueOf(verify)));

        assertThat(real("deploy", verify ? "--verify" : "--no-verify")).startsWith("0\n");
        try (Connection connection = connect()) {
            up(folder, connection);
        }
        assertSame();

        assertThat(real("revert", "-y", "--to", "@v1.0")).startsWith("0\n");
        try (Connection connection = connect()) {
            back(folder, connection, 3);
        }
        assertSame();

        assertThat(real("revert", "-y")).startsWith("0\n");
        try (Connection connection = connect()) {
            back(folder, connection, 2);
        }
        assertSame();
    }

    private static void back(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    @Test
    void leavesTheSameOneByOne() throws IOException, SQLException {
        MigrationFolder folder = open(Map.of());
        for (String to : List.of("@v1.0^", "@v1.0", "@v1.1", "rooms@HEAD", "last")) {
            assertThat(real("deploy", "--to", to)).startsWith("0\n");
            try (Connection connection = connect()) {
                folder.apply(
                        connection,
                        folder.runtimes().get(0),
                        folder.pending(connection).subList(0, 1),
                        RunObserver.none());
            }
            assertSame();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "tag", "change"})
    void leavesTheSameAfterAFailureHalfWay(String mode) throws IOException, SQLException {
        scratch.write(
                "deploy/last.sql",
                "CREATE TABLE outside (id INTEGER);\nBEGIN;\nCREATE TABLE inside (id INTEGER);\nINSERT INTO nowhere VALUES (1);\nCOMMIT;\n");
        MigrationFolder folder = open(Map.of("mode", mode));

        assertThat(real("deploy", "--mode", mode)).doesNotStartWith("0\n");
        try (Connection connection = connect()) {
            assertThat(catchThrowable(() -> up(folder, connection))).isInstanceOf(MigrationFailedException.class);
        }
        assertSame();
    }

    @Test
    void leavesTheSameAfterAVerifyScriptThatFails() throws IOException, SQLException {
        scratch.write("verify/last.sql", "SELECT nothing FROM last;\n");
        MigrationFolder folder = open(Map.of("mode", "tag", "verify", "true"));

        assertThat(real("deploy", "--mode", "tag", "--verify")).doesNotStartWith("0\n");
        try (Connection connection = connect()) {
            assertThat(catchThrowable(() -> up(folder, connection))).isInstanceOf(MigrationFailedException.class);
        }
        assertSame();
    }

    @Test
    void leavesTheSameWhereTwoScriptsAreTheSame() throws IOException, SQLException {
        scratch.write("deploy/last.sql", "SELECT 1;\n")
                .write("deploy/rooms.sql", "SELECT 1;\n")
                .write("revert/last.sql", "SELECT 2;\n");
        MigrationFolder folder = open(Map.of("mode", "change"));

        assertThat(real("deploy", "--mode", "change")).doesNotStartWith("0\n");
        try (Connection connection = connect()) {
            assertThat(catchThrowable(() -> up(folder, connection)))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("last failed at its row in sqitch's registry");
        }
        assertSame();
    }

    @Test
    void goesOnFromWhatSqitchLeftAndSqitchFromOurs() throws IOException, SQLException {
        MigrationFolder folder = open(Map.of());
        assertThat(real("deploy", "--to", "@v1.0")).startsWith("0\n");
        try (Connection connection = connect()) {
            folder.baseline(connection, List.of());
            execute(connection, "CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            execute(connection, "CREATE TABLE guests (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        }
        Path registry = theirs.resolveSibling("sqitch.db");
        RealSqitch.takeOver(ours, registry);
        try (Connection connection = connect()) {
            assertThat(names(folder.applied(connection))).containsExactly("rooms@v1.1", "app/guests");
            assertThat(folder.validate(connection)).isEmpty();
            execute(connection, "INSERT INTO guests VALUES (1, 'guest')");
            folder.apply(
                    connection,
                    folder.runtimes().get(0),
                    folder.pending(connection).subList(0, 2),
                    RunObserver.none());
        }

        Files.copy(ours, theirs, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        RealSqitch.handOver(ours, registry);
        assertThat(real("status")).startsWith("0\n").contains("Undeployed change:\n  * last");
        assertThat(real("deploy")).startsWith("0\n");
        assertThat(real("verify")).startsWith("0\n");
        assertThat(real("check")).startsWith("0\n");
        assertThat(real("revert", "-y")).startsWith("0\n");
    }
}
