package io.github.migrationtest.migration.sqitch;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On servers: MySQL and MariaDB have the registry in the test's own database. */
class SqitchServerTests {
    private static final String BY = " 2020-01-01T10:00:00Z Ada <ada@example.org>\n";

    private final Scratch scratch;

    SqitchServerTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        scratch.write("sqitch.conf", "[core]\n\tengine = mysql\n[engine \"mysql.variables\"]\n\twho = Ada's\n")
                .write("sqitch.plan", "%project=hotel\n\nrooms" + BY + "guests [rooms]" + BY + "@v1" + BY)
                .write("deploy/rooms.sql", "CREATE TABLE rooms (id INTEGER);\nINSERT INTO rooms VALUES (1);\n")
                .write("revert/rooms.sql", "DROP TABLE rooms;\n")
                .write("revert/guests.sql", "DROP PROCEDURE greet;\nDROP TABLE guests;\n")
                .write("deploy/guests.sql", """
                        SET sql_mode = 'ANSI';
                        CREATE TABLE "guests" (name VARCHAR(20));
                        DELIMITER //
                        CREATE PROCEDURE greet() BEGIN INSERT INTO guests VALUES (@who); SELECT 1; END//
                        DELIMITER ;
                        CALL greet();
                        BEGIN;
                        INSERT INTO rooms VALUES (2);
                        """);
    }

    private MigrationFolder open(DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void goesForwardAndBack(DatabaseKind kind) throws SQLException {
        RealServer server = RealServer.of(kind);
        MigrationFolder folder = open(kind);
        try (Connection connection = server.connect(server.newDatabase())) {
            SchemaSnapshot before = SchemaSnapshot.of(connection);
            List<String> mode = rows(connection, "SELECT @@session.sql_mode");

            up(folder, connection);

            assertThat(folder.kind()).contains(kind);
            assertThat(names(folder.applied(connection))).containsExactly("rooms", "guests");
            assertThat(rows(connection, "SELECT name FROM guests")).containsExactly("Ada's");
            // The client's end rolls back what its script left open, and forgets what it set.
            assertThat(rows(connection, "SELECT id FROM rooms")).containsExactly("1");
            assertThat(rows(connection, "SELECT @@session.sql_mode")).isEqualTo(mode);
            assertThat(rows(
                            connection,
                            "SELECT event, `change`, requires, tags FROM `sqitch.events` ORDER BY committed_at"))
                    .containsExactly("deploy|rooms||", "deploy|guests|rooms|@v1");
            assertThat(folder.validate(connection)).isEmpty();

            List<Migration> back = List.of(folder.all().get(1), folder.all().get(0));
            folder.takeBack(connection, folder.runtimes().get(0), back, RunObserver.none());

            assertThat(folder.applied(connection)).isEmpty();
            assertThat(SchemaSnapshot.of(connection).withoutTables(folder.historyTables()))
                    .isEqualTo(before);
        }
    }

    /** sqitch leaves its schema behind when everything is reverted; a schema that somebody else uses too is shown. */
    @Test
    void leavesNothingToSeeOfItsSchemaOnPostgresql() throws IOException, SQLException {
        scratch.write("sqitch.conf", "[core]\nengine = pg\nregistry = meta\n")
                .write("deploy/guests.sql", "CREATE TABLE guests ();")
                .write("revert/guests.sql", "DROP TABLE guests;");
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            SchemaSnapshot before = SchemaSnapshot.of(connection);
            up(folder, connection);
            List<Migration> back = List.of(folder.all().get(1), folder.all().get(0));
            folder.takeBack(connection, folder.runtimes().get(0), back, RunObserver.none());

            assertThat(SchemaSnapshot.of(connection).withoutTables(folder.historyTables()))
                    .isEqualTo(before);

            Scratch.execute(connection, "CREATE TABLE meta.other ()");
            assertThat(SchemaSnapshot.of(connection)
                            .withoutTables(folder.historyTables())
                            .objects())
                    .extracting(SchemaObject::name)
                    .containsExactly("meta");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void revertsTheRunAfterAFailure(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("deploy/guests.sql", "SELECT 1;\nINSERT INTO nowhere VALUES (1);\n");
        RealServer server = RealServer.of(kind);
        MigrationFolder folder = open(kind);
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("guests failed at statement 2 (line 2 of deploy/guests.sql): ")
                    .withMessageEndingWith("sqitch reverted what the run had deployed: rooms. Correct the statement.");
            assertThat(rows(connection, "SELECT event, `change` FROM `sqitch.events` ORDER BY committed_at"))
                    .containsExactly("deploy|rooms", "fail|guests", "revert|rooms");
        }
    }
}
