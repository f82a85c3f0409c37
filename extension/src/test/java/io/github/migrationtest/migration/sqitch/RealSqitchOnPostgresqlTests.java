package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side by side with the sqitch of this machine and its psql, on the same project and the same server. */
class RealSqitchOnPostgresqlTests {
    private final RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
    private final Scratch scratch;
    private final RealSqitch sqitch;
    private final String theirs;
    private final String ours;

    RealSqitchOnPostgresqlTests(@TempDir Path directory) throws IOException, SQLException {
        scratch = new Scratch(directory);
        sqitch = RealSqitch.of(scratch.folder(), "DBD::Pg");
        SqitchProjectFiles.write(scratch, "pg");
        theirs = server.newDatabase();
        ours = server.newDatabase();
    }

    private String real(String database, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        URI uri = URI.create(server.url(database).substring("jdbc:".length()).replaceAll("\\?.*", ""));
        all.add("db:pg://" + server.user() + "@" + uri.getHost() + ":" + uri.getPort() + "/" + database);
        return sqitch.run(Map.of("SQITCH_PASSWORD", server.password()), all.toArray(String[]::new));
    }

    private MigrationFolder open(Map<String, String> options) {
        ToolOptions all = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), all),
                Optional.empty());
    }

    private void assertSame() throws SQLException {
        try (Connection mine = server.connect(ours);
                Connection real = server.connect(theirs)) {
            assertThat(RealSqitch.registry(mine, "sqitch.", ""))
                    .isNotEmpty()
                    .isEqualTo(RealSqitch.registry(real, "sqitch.", ""));
            // With the registry: the tables are sqitch's own, comments included.
            assertThat(SchemaSnapshot.of(mine)).isEqualTo(SchemaSnapshot.of(real));
        }
    }

    @Test
    void leavesWhatSqitchLeavesForwardAndBack() throws IOException, SQLException {
        MigrationFolder folder = open(Map.of("verify", "true"));
        assertThat(folder.kind()).contains(DatabaseKind.POSTGRESQL);

        assertThat(real(theirs, "deploy", "--verify")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            up(folder, connection);
            assertThat(rows(connection, "SELECT name FROM guests")).containsExactly("guest");
        }
        assertSame();

        assertThat(real(theirs, "revert", "-y", "--to", "@v1.0")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            back(folder, connection, 3);
        }
        assertSame();

        assertThat(real(theirs, "revert", "-y")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            back(folder, connection, 2);
        }
        assertSame();
    }

    private static void back(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "tag", "change"})
    void leavesTheSameAfterAFailureHalfWay(String mode) throws IOException, SQLException {
        scratch.write(
                "deploy/last.sql",
                "CREATE TABLE outside (id INTEGER);\nBEGIN;\nCREATE TABLE inside (id INTEGER);\nINSERT INTO nowhere VALUES (1);\nCOMMIT;\n");
        MigrationFolder folder = open(Map.of("mode", mode));

        assertThat(real(theirs, "deploy", "--mode", mode)).doesNotStartWith("0\n");
        try (Connection connection = server.connect(ours)) {
            assertThat(catchThrowable(() -> up(folder, connection))).isInstanceOf(MigrationFailedException.class);
        }
        assertSame();
    }

    /** The registry stays when everything is reverted, its schema too: nothing of what the scripts make. */
    @Test
    void leavesNothingToSeeOfItsRegistry() throws SQLException {
        MigrationFolder folder = open(Map.of());
        try (Connection connection = server.connect(ours)) {
            SchemaSnapshot before = SchemaSnapshot.of(connection);
            up(folder, connection);
            back(folder, connection, 5);

            assertThat(SchemaSnapshot.of(connection)).isNotEqualTo(before);
            assertThat(SchemaSnapshot.of(connection).withoutTables(folder.historyTables()))
                    .isEqualTo(before);
        }
    }

    /** Each script has a psql of its own: what it sets ends with it. */
    @Test
    void keepsNothingOfAScriptsSession() throws IOException, SQLException {
        scratch.write("deploy/app/guests.sql", """
                        CREATE SCHEMA app;
                        SET search_path = app, public;
                        CREATE TEMP TABLE bookings (x int);
                        CREATE TABLE public.guests (id integer primary key, name text not null);
                        COPY public.guests (id, name) FROM stdin;
                        1\tguest; it's
                        2\t\\\\N
                        \\.
                        COMMENT ON TABLE public.guests IS :'name';
                        BEGIN;
                        CREATE TABLE not_committed (id int);
                        """)
                .write("revert/app/guests.sql", "DROP SCHEMA app CASCADE; DROP TABLE guests;");
        MigrationFolder folder = open(Map.of());

        assertThat(real(theirs, "deploy")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            up(folder, connection);
            assertThat(rows(connection, "SELECT id, name FROM guests ORDER BY id"))
                    .containsExactly("1|guest; it's", "2|\\N");
            assertThat(rows(connection, "SHOW search_path")).containsExactly("\"$user\", public");
        }
        assertSame();
    }

    @Test
    void goesOnFromWhatSqitchLeftAndSqitchFromOurs() throws IOException, SQLException {
        MigrationFolder folder = open(Map.of());
        assertThat(real(ours, "deploy", "--to", "@v1.0")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            assertThat(names(folder.applied(connection))).containsExactly("rooms@v1.1", "app/guests");
            assertThat(folder.validate(connection)).isEmpty();
            folder.apply(
                    connection,
                    folder.runtimes().get(0),
                    folder.pending(connection).subList(0, 2),
                    RunObserver.none());
        }

        assertThat(real(ours, "status")).startsWith("0\n").contains("Undeployed change:\n  * last");
        assertThat(real(ours, "deploy")).startsWith("0\n");
        assertThat(real(ours, "verify")).startsWith("0\n");
        assertThat(real(ours, "check")).startsWith("0\n");
        assertThat(real(ours, "revert", "-y")).startsWith("0\n");
    }

    /** A deployed script that was changed: sqitch deploys and reverts all the same, and only its check tells, as our validation does. */
    @Test
    void goesOnWhereADeployedScriptWasChanged() throws IOException, SQLException {
        for (String database : List.of(theirs, ours)) {
            assertThat(real(database, "deploy", "--to", "@v1.0")).startsWith("0\n");
        }
        scratch.write("deploy/app/guests.sql", "CREATE TABLE guests (id INTEGER PRIMARY KEY);\n");
        MigrationFolder folder = open(Map.of());

        assertThat(real(theirs, "check"))
                .doesNotStartWith("0\n")
                .contains("Script signatures diverge at change app/guests @v1.0");
        assertThat(real(theirs, "deploy")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            assertThat(folder.validate(connection))
                    .extracting(
                            Finding::check,
                            finding -> String.valueOf(finding.migration().orElseThrow()))
                    .containsExactly(tuple("changed-after-applying", "app/guests"));
            up(folder, connection);
        }
        assertSame();

        assertThat(real(theirs, "revert", "-y")).startsWith("0\n");
        try (Connection connection = server.connect(ours)) {
            back(folder, connection, 5);
        }
        assertSame();
    }
}
