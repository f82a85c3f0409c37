package io.github.migrationtest.migration.drizzle;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against real servers, by what drizzle-orm 0.45.4 and 1.0.0-rc.4 send to them. */
class DrizzleServerTests {
    private static final String FIRST = "20250102030405_first";
    private static final String SECOND = "20250102030406_second";
    private final Scratch scratch;

    DrizzleServerTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        Files.createDirectories(directory.resolve(".git"));
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void goesForwardAndBackByTheJournal(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a", "0001_b");
        scratch.write("0000_a.sql", "CREATE TABLE a (id int);--> statement-breakpoint\nINSERT INTO a VALUES (1);")
                .write("0001_b.sql", "CREATE TABLE b (id int);")
                .write("0001_b.down.sql", "DROP TABLE b;");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
            up(folder, connection);

            assertThat(rows(connection, "SELECT id, created_at FROM " + history(kind) + " ORDER BY id"))
                    .containsExactly("1|1000", "2|2000");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(folder.validate(connection)).isEmpty();
            assertThat(connection.getAutoCommit()).isTrue();

            takeBack(folder, connection, 1);
            assertThat(names(folder.pending(connection))).containsExactly("0001_b");
            up(folder, connection);
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void goesForwardAndBackByFolders(DatabaseKind kind) throws IOException, SQLException {
        writeFolder(kind, FIRST, "CREATE TABLE a (id int);");
        writeFolder(kind, SECOND, "CREATE TABLE b (id int);");
        scratch.write(SECOND + "/down.sql", "DROP TABLE b;");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);

            assertThat(rows(
                            connection,
                            "SELECT id, created_at, name, applied_at IS NOT NULL FROM " + history(kind)
                                    + " ORDER BY id"))
                    .extracting(row -> row.replace("|t", "|1"))
                    .containsExactly("1|1735787045000|" + FIRST + "|1", "2|1735787046000|" + SECOND + "|1");
            takeBack(folder, connection, 1);
            assertThat(names(folder.pending(connection))).containsExactly(SECOND);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void givesRowsOfAnOlderTableTheirNames(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a");
        scratch.write("0000_a.sql", "CREATE TABLE a (id int)");
        try (Connection connection = newDatabase(kind)) {
            up(open(kind), connection);
            Files.delete(scratch.folder().resolve("meta/_journal.json"));
            writeFolder(kind, "19700101000001_a", "CREATE TABLE a (id int)");
            writeFolder(kind, "19700101000002_b", "CREATE TABLE b (id int)");
            MigrationFolder folder = open(kind);

            assertThat(names(folder.pending(connection))).containsExactly("19700101000002_b");
            up(folder, connection);
            assertThat(rows(connection, "SELECT name FROM " + history(kind) + " ORDER BY id"))
                    .containsExactly("19700101000001_a", "19700101000002_b");
            assertThat(folder.unknown(connection)).isEmpty();
        }
    }

    /** An enum's new value cannot be used in the transaction that adds it: PostgreSQL's 55P04. */
    @Test
    void runsAllThatIsPendingInOneTransactionOnPostgresql() throws IOException, SQLException {
        writeJournal(DatabaseKind.POSTGRESQL, "0000_a", "0001_b");
        scratch.write(
                        "0000_a.sql",
                        "CREATE TYPE mood AS ENUM ('sad');--> statement-breakpoint\nCREATE TABLE a (m mood);")
                .write("0001_b.sql", "SELECT 1;");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(open(DatabaseKind.POSTGRESQL), connection);
            writeJournal(DatabaseKind.POSTGRESQL, "0000_a", "0001_b", "0002_c", "0003_d");
            scratch.write("0002_c.sql", "ALTER TYPE mood ADD VALUE 'glad';")
                    .write(
                            "0003_d.sql",
                            "-- first\nSELECT 1;--> statement-breakpoint\n\nINSERT INTO a\nVALUES ('glad');");
            MigrationFolder folder = open(DatabaseKind.POSTGRESQL);

            MigrationFailedException failure =
                    catchThrowableOfType(MigrationFailedException.class, () -> up(folder, connection));

            assertThat(failure.getMessage())
                    .startsWith(
                            "0003_d failed at statement 2 (line 5 of 0003_d.sql): ERROR: unsafe use of new value \"glad\"")
                    .contains("The whole run was rolled back, as drizzle-orm does: nothing of it is applied.");
            assertThat(names(folder.pending(connection))).containsExactly("0002_c", "0003_d");

            for (var migration : folder.pending(connection)) {
                folder.apply(connection, folder.runtimes().get(0), List.of(migration), RunObserver.none());
            }
            assertThat(rows(connection, "SELECT m FROM a")).containsExactly("glad");
        }
    }

    /** The simple protocol takes all of a piece; what follows an own COMMIT is a transaction of its own. */
    @ParameterizedTest
    @CsvSource({"node-postgres", "postgres.js"})
    void sendsAPieceWholeToPostgresql(String runtime) throws IOException, SQLException {
        writeJournal(DatabaseKind.POSTGRESQL, "0000_a");
        scratch.write(
                "0000_a.sql",
                "CREATE TABLE a (id int); INSERT INTO a VALUES (1);--> statement-breakpoint\n-- nothing\n"
                        + "--> statement-breakpoint\nCOMMIT;--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);");
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, runtime);
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("relation \"nowhere\" does not exist")
                    .withMessageContaining("The script had ended the run's transaction by itself");
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");
            assertThat(rows(connection, "SELECT id FROM drizzle.__drizzle_migrations"))
                    .isEmpty();
            assertThat(folder.runtimes()).extracting(MigrationRuntime::name).containsExactly(runtime);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void keepsWhatMysqlCommittedBeforeAFailure(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a", "0001_b");
        scratch.write("0000_a.sql", "CREATE TABLE a (id int);")
                .write(
                        "0001_b.sql",
                        "CREATE TABLE b (id int);--> statement-breakpoint\nINSERT INTO b VALUES (1);"
                                + "--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("0001_b failed at statement 3 (line 3 of 0001_b.sql): ")
                    .withMessageContaining("\n" + kind.productName()
                            + " ends the run's transaction at the first CREATE, ALTER, DROP or RENAME: what ran from there on"
                            + " stays, with the rows in __drizzle_migrations written before the failure. Without one of them"
                            + " the whole run was rolled back. Correct the statement, and start again from a copy.");

            // The first CREATE TABLE ended the transaction, so the INSERT was one of its own.
            assertThat(names(folder.applied(connection))).containsExactly("0000_a");
            assertThat(rows(connection, "SELECT * FROM b")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT 1, SELECT 2;You have an error in your SQL syntax on line 2: mysql2 takes one statement at a time, so put -->",
                "' ';Query was empty"
            })
    void takesOneStatementPerPieceOnMysql(String script, String message) throws IOException, SQLException {
        writeJournal(DatabaseKind.MYSQL, "0000_a");
        scratch.write("0000_a.sql", script.replace(", SELECT", ";\nSELECT"));
        MigrationFolder folder = open(DatabaseKind.MYSQL);
        try (Connection connection = newDatabase(DatabaseKind.MYSQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining(message);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void takesACommentForAStatementOnMysql(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a");
        scratch.write("0000_a.sql", "-- Custom SQL migration file, put your code below! --");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);

            assertThat(names(folder.applied(connection))).containsExactly("0000_a");
        }
    }

    /** CLIENT_IGNORE_SPACE makes a reserved word of every function's name. */
    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void connectsAsMysql2Does(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a");
        scratch.write("0000_a.sql", "CREATE TABLE count (id int)");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            for (String setting : folder.runtimes().get(0).settings().onConnect()) {
                Scratch.execute(connection, setting);
            }

            assertThat(rows(connection, "SELECT @@collation_connection, @@sql_mode"))
                    .singleElement()
                    .asString()
                    .startsWith("utf8mb4_unicode_ci|IGNORE_SPACE,")
                    .contains("STRICT_TRANS_TABLES");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("You have an error in your SQL syntax");
        }
    }

    /** A row that somebody wrote by hand comes first in PostgreSQL's descending order, and drizzle-orm reads no other. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL,2", "MYSQL,0", "MARIADB,0"})
    void readsTheRowThatTheServerGivesFirst(DatabaseKind kind, int pending) throws IOException, SQLException {
        writeJournal(kind, "0000_a", "0001_b");
        scratch.write("0000_a.sql", "CREATE TABLE a (id int)").write("0001_b.sql", "CREATE TABLE b (id int)");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);
            Scratch.execute(connection, "INSERT INTO " + history(kind) + " (hash) VALUES ('by hand')");

            assertThat(folder.pending(connection)).hasSize(pending);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void hidesItsHistoryFromSnapshots(DatabaseKind kind) throws IOException, SQLException {
        writeJournal(kind, "0000_a");
        scratch.write("0000_a.sql", "CREATE TABLE a (id int)");
        MigrationFolder folder = open(kind);
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);

            assertThat(SchemaSnapshot.of(connection)
                            .withoutTables(folder.historyTables())
                            .tables())
                    .extracting(table -> table.name())
                    .containsExactly("a");
        }
    }

    @Test
    void readsTheDriverFromPackageJson() throws IOException {
        writeJournal(DatabaseKind.POSTGRESQL, "0000_a");
        scratch.write("0000_a.sql", "SELECT 1");
        assertThat(open(DatabaseKind.POSTGRESQL).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("node-postgres");

        scratch.write("package.json", "{\"dependencies\":{\"postgres\":\"3.4.7\"}}");
        assertThat(open(DatabaseKind.POSTGRESQL).runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("postgres.js");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.POSTGRESQL, "libsql"))
                .withMessage("runtime = \"libsql\" is no driver that runs Drizzle migrations on PostgreSQL. Known are"
                        + " node-postgres, postgres.js.");
    }

    @Test
    void namesTheEngineThatTheFolderIsNotFor() throws IOException, SQLException {
        writeJournal(DatabaseKind.MYSQL, "0000_a");
        scratch.write("0000_a.sql", "SELECT 1");
        MigrationFolder folder = scratch.open();
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFolderException.class)
                    .isThrownBy(
                            () -> folder.apply(connection, folder.runtimes().get(0), folder.all(), RunObserver.none()))
                    .withMessage("The Drizzle folder " + scratch.folder() + " is written for MySQL, and the database is"
                            + " PostgreSQL. Name that engine's folder, or `database`.");
        }
    }

    @Test
    void refusesEnginesThatAreNotKnown() throws IOException {
        scratch.write(
                        "meta/_journal.json",
                        "{\"dialect\":\"singlestore\",\"entries\":[{\"when\":1,\"tag\":\"0000_a\"}]}")
                .write("0000_a.sql", "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The Drizzle folder " + scratch.folder() + " is written for singlestore. Migrations of Drizzle"
                                + " Kit are applied to SQLite, PostgreSQL, MySQL and MariaDB.");
    }

    private MigrationFolder open(DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.empty());
    }

    private MigrationFolder open(DatabaseKind kind, String runtime) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.of(runtime), Optional.of(kind)),
                Optional.empty());
    }

    private static Connection newDatabase(DatabaseKind kind) throws SQLException {
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private static void takeBack(MigrationFolder folder, Connection connection, int place) throws SQLException {
        folder.takeBack(
                connection, folder.runtimes().get(0), List.of(folder.all().get(place)), RunObserver.none());
    }

    private static String history(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRESQL ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
    }

    private void writeJournal(DatabaseKind kind, String... tags) throws IOException {
        scratch.writeJournal(tags);
        Path journal = scratch.folder().resolve("meta/_journal.json");
        Files.writeString(journal, Files.readString(journal).replace("\"sqlite\"", '"' + dialect(kind) + '"'));
    }

    private void writeFolder(DatabaseKind kind, String name, String sql) throws IOException {
        scratch.write(name + "/migration.sql", sql)
                .write(
                        name + "/snapshot.json",
                        "{\"version\":\"8\",\"dialect\":\"" + dialect(kind) + "\",\"id\":\"" + name
                                + "\",\"prevIds\":[],\"ddl\":[]}");
    }

    private static String dialect(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRESQL ? "postgresql" : "mysql";
    }
}
