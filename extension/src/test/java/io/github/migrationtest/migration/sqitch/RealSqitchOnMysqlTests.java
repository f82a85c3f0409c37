package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Side by side with the sqitch of this machine and its mysql client; its registry is in a database beside theirs. */
class RealSqitchOnMysqlTests {
    private static final String REGISTRY = "_registry";

    private final Scratch scratch;
    private final RealSqitch sqitch;

    RealSqitchOnMysqlTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        sqitch = RealSqitch.of(scratch.folder(), "DBD::mysql");
        SqitchProjectFiles.write(scratch, "mysql");
        // The client asks no question of the connection: what a script leaves open is rolled back, what it sets is
        // gone.
        scratch.write("deploy/app/guests.sql", """
                        -- Deploy guests
                        SET sql_mode = 'ANSI';
                        CREATE TABLE "guests" (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL);
                        DELIMITER //
                        CREATE PROCEDURE greet() BEGIN INSERT INTO guests VALUES (1, @who); SELECT 1; END//
                        DELIMITER ;
                        CALL greet();
                        /*!50000 INSERT INTO guests VALUES (2, 'a; # b') */;
                        BEGIN;
                        INSERT INTO guests VALUES (3, 'not committed');
                        """)
                .write("revert/app/guests.sql", "DROP PROCEDURE greet;\nDROP TABLE guests;\n");
    }

    private String real(DatabaseKind kind, String database, String... arguments) throws IOException {
        RealServer server = RealServer.of(kind);
        scratch.write(
                "sqitch.conf",
                "[core]\n\tengine = mysql\n[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n"
                        + "[engine \"mysql\"]\n\tregistry = " + database + REGISTRY
                        + "\n[engine \"mysql.variables\"]\n\twho = Ada's\n");
        List<String> all = new ArrayList<>(List.of(arguments));
        URI uri = URI.create(server.url(database).substring("jdbc:".length()).replaceAll("\\?.*", ""));
        all.add("db:mysql://" + server.user() + "@" + uri.getHost() + ":" + uri.getPort() + "/" + database);
        return sqitch.run(Map.of("SQITCH_PASSWORD", server.password()), all.toArray(String[]::new));
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        ToolOptions all = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind), all),
                Optional.empty());
    }

    private void assertSame(DatabaseKind kind, MigrationFolder folder, String theirs, String ours) throws SQLException {
        RealServer server = RealServer.of(kind);
        try (Connection mine = server.connect(ours);
                Connection real = server.connect(theirs)) {
            assertThat(RealSqitch.registry(mine, "sqitch.", "`"))
                    .isNotEmpty()
                    .isEqualTo(RealSqitch.registry(real, theirs + REGISTRY + ".", ""));
            assertThat(SchemaSnapshot.of(mine).withoutTables(folder.historyTables()))
                    .isEqualTo(SchemaSnapshot.of(real));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void leavesWhatSqitchLeavesForwardAndBack(DatabaseKind kind) throws IOException, SQLException {
        RealServer server = RealServer.of(kind);
        String theirs = server.newDatabase();
        String ours = server.newDatabase();

        assertThat(real(kind, theirs, "deploy", "--verify")).startsWith("0\n");
        MigrationFolder folder = open(kind, Map.of("verify", "true"));
        try (Connection connection = server.connect(ours);
                Connection other = server.connect(theirs)) {
            up(folder, connection);
            assertThat(rows(connection, "SELECT id, name FROM guests ORDER BY id"))
                    .containsExactly("1|Ada's", "2|a; # b")
                    .isEqualTo(rows(other, "SELECT id, name FROM guests ORDER BY id"));
        }
        assertSame(kind, folder, theirs, ours);

        assertThat(real(kind, theirs, "revert", "-y", "--to", "@v1.0")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            back(folder, connection, 3);
        }
        assertSame(kind, folder, theirs, ours);

        assertThat(real(kind, theirs, "revert", "-y")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            back(folder, connection, 2);
        }
        assertSame(kind, folder, theirs, ours);
    }

    private static void back(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    @ParameterizedTest
    @CsvSource({"MYSQL,tag", "MARIADB,all", "MARIADB,tag", "MARIADB,change"})
    void leavesTheSameAfterAFailureHalfWay(DatabaseKind kind, String mode) throws IOException, SQLException {
        scratch.write(
                "deploy/last.sql",
                "CREATE TABLE outside (id INTEGER);\nINSERT INTO nowhere VALUES (1);\nCREATE TABLE never (id INTEGER);\n");
        RealServer server = RealServer.of(kind);
        String theirs = server.newDatabase();
        String ours = server.newDatabase();

        assertThat(real(kind, theirs, "deploy", "--mode", mode)).doesNotStartWith("0\n");
        MigrationFolder folder = open(kind, Map.of("mode", mode));
        try (Connection connection = server.connect(ours)) {
            assertThat(catchThrowable(() -> up(folder, connection))).isInstanceOf(MigrationFailedException.class);
        }
        assertSame(kind, folder, theirs, ours);
    }
}
