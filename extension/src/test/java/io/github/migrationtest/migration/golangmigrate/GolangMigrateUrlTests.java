package io.github.migrationtest.migration.golangmigrate;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.EnumSource;

/** What golang-migrate's drivers of servers take in the URL, on the servers. */
class GolangMigrateUrlTests {
    private static final String TIMEOUT = "x-statement-timeout";

    private final Scratch scratch;

    GolangMigrateUrlTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @Test
    void endsAFileOnPostgresqlThatTakesLongerThanItMay() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int);\nSELECT pg_sleep(60);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of(TIMEOUT, "300"));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 2 (line 2 of 1_a.up.sql): ERROR: canceling statement due to"
                                    + " user request\n")
                    .withMessageEndingWith("\n"
                            + "x-statement-timeout was over: the driver has the statement cancelled, and leaves"
                            + " its connection. PostgreSQL took the file as one implicit transaction and rolled it"
                            + " back, what was applied before it stays; golang-migrate leaves schema_migrations at"
                            + " version 1, dirty, and starts nothing until that is forced. Correct the"
                            + " statement.");
            assertThat(rows(connection, "SELECT to_regclass('a')")).containsExactly("null");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("1|t");
        }
    }

    /** As was seen of {@code migrate} with {@code pgx5://}, whose process ends before the request to cancel is sent. */
    @Test
    void saysWhatPgxLeavesRunning() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "SELECT pg_sleep(60);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of(TIMEOUT, "300"), "pgx/v5");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("\n"
                            + "x-statement-timeout was over: pgx leaves its connection and has the statement"
                            + " cancelled, which is what was done here. golang-migrate's command ends before it"
                            + " comes to that: the server goes on with the query, and commits it. PostgreSQL took"
                            + " the file");
        }
    }

    /** Each piece has the whole time: three of them together take longer. */
    @Test
    void givesEachPieceOnPostgresqlTheWholeTime() throws IOException, SQLException {
        scratch.write(
                "1_a.up.sql",
                "CREATE TABLE a (id int); SELECT pg_sleep(0.6); SELECT pg_sleep(0.6); SELECT pg_sleep(0.6);"
                        + " SELECT pg_sleep(60); CREATE TABLE b (id int);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            MigrationFolder folder =
                    open(DatabaseKind.POSTGRESQL, Map.of(TIMEOUT, "1500", "x-multi-statement", "true"));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at statement 5 (line 1 of 1_a.up.sql): ERROR: canceling")
                    .withMessageContaining(
                            "x-statement-timeout was over: the driver has the statement cancelled, and leaves its"
                                    + " connection. x-multi-statement sends each piece");
            assertThat(rows(connection, "SELECT to_regclass('a') IS NULL, to_regclass('b') IS NULL"))
                    .containsExactly("f|t");
        }
    }

    /** The driver of MySQL has one context for the file. */
    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void endsAFileOnMysqlThatTakesLongerThanItMay(DatabaseKind kind) throws IOException, SQLException {
        scratch.write(
                "1_a.up.sql",
                "CREATE TABLE a (id INT);\nINSERT INTO a SELECT SLEEP(0.6);\nINSERT INTO a SELECT SLEEP(0.6);\n"
                        + "INSERT INTO a SELECT SLEEP(60) FROM a;\nCREATE TABLE b (id INT);");
        try (Connection connection = newDatabase(kind)) {
            MigrationFolder folder = open(kind, Map.of(TIMEOUT, "1500"));

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at statement 4 (line 4 of 1_a.up.sql): ")
                    .withMessageContaining("\n"
                            + "x-statement-timeout was over for the file: the driver closes the connection then,"
                            + " and the server itself goes on with the statement that it is at, which was"
                            + " cancelled here. The server runs a file's statements one by one: what ran before it"
                            + " stays");
            assertThat(rows(connection, "SELECT COUNT(*) FROM a")).containsExactly("2");
            assertThat(rows(connection, "SELECT version FROM schema_migrations WHERE dirty"))
                    .containsExactly("1");
            assertThat(rows(connection, "SHOW TABLES")).containsExactlyInAnyOrder("a", "schema_migrations");
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsAFilePassThatIsInTime(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT);").write("2_b.up.sql", "CREATE TABLE b (id INT);");
        MigrationFolder folder = open(kind, Map.of(TIMEOUT, "60000"));
        try (Connection connection = kind == DatabaseKind.SQLITE ? scratch.connect(folder) : newDatabase(kind)) {
            up(folder, connection);

            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void writesIntoTheSchemaThatIsNamedInQuotes() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int);");
        MigrationFolder folder = open(
                DatabaseKind.POSTGRESQL,
                Map.of("x-migrations-table", "\"of tools\".\"versions\"", "x-migrations-table-quoted", "true"));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            execute(connection, "CREATE SCHEMA \"of tools\"");
            up(folder, connection);

            assertThat(rows(connection, "SELECT * FROM \"of tools\".versions")).containsExactly("1|f");
            assertThat(folder.historyTables()).containsExactly("versions");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void stopsAtAPieceThatIsLargerThanItMayBe() throws IOException, SQLException {
        scratch.write(
                "1_a.up.sql", "CREATE TABLE a (id int);\nSELECT '" + "é".repeat(2100) + "';\nCREATE TABLE b (id int);");
        MigrationFolder folder = open(
                DatabaseKind.POSTGRESQL, Map.of("x-multi-statement", "true", "x-multi-statement-max-size", "4200"));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 2 (line 1 of 1_a.up.sql): bufio.Scanner: token too long: from"
                                    + " here to the next semicolon there is more than x-multi-statement-max-size\n");
            assertThat(rows(connection, "SELECT to_regclass('a') IS NULL, to_regclass('b') IS NULL"))
                    .containsExactly("f|t");
        }
    }

    /** The first buffer has 4096 bytes, and the end of a file is seen only when there is room behind it. */
    @ParameterizedTest
    @CsvSource({"4096, true, false", "4097, true, true", "4095, false, false", "4096, false, true"})
    void countsAsTheScannerDoes(int bytes, boolean ends, boolean tooLong) throws IOException {
        scratch.write("1_a.up.sql", "x".repeat(ends ? bytes - 1 : bytes) + (ends ? ";" : ""));
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of());

        assertThat(Pieces.of(folder.all().get(0).up(), Pieces.limit(10)))
                .singleElement()
                .satisfies(piece -> assertThat(piece.isTooLong()).isEqualTo(tooLong));
    }

    /** As when another run holds it. */
    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void takesNoLockWhereProductionTakesNone(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT);");
        RealServer server = RealServer.of(kind);
        String database = server.newDatabase();
        try (Connection connection = server.connect(database);
                Connection other = server.connect(database)) {
            execute(other, "SELECT GET_LOCK('" + AdvisoryLock.name(database + ":schema_migrations") + "', 0)");

            up(open(kind, Map.of("x-no-lock", "true")), connection);

            assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                    .containsExactly("1");
        }
    }

    @Test
    void locksByARowWherePgx4IsToldSo() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a AS SELECT count(*) FROM locks;");
        MigrationFolder folder =
                open(DatabaseKind.POSTGRESQL, Map.of("x-lock-strategy", "table", "x-lock-table", "locks"), "pgx/v4");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1");
            assertThat(rows(connection, "SELECT * FROM locks")).isEmpty();
            assertThat(folder.historyTables()).containsExactlyInAnyOrder("schema_migrations", "locks");

            execute(connection, "INSERT INTO locks VALUES (" + AdvisoryLock.name(connection.getCatalog()) + ")");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "timeout: can't acquire database lock. locks has the row of a run that was ended before"
                                    + " its end, or goes on; golang-migrate waits 15 s for it, and gives up. Start from a"
                                    + " copy that is free, or delete the row.");
        }
    }

    /** {@code lib/pq} knows of no such table. */
    @Test
    void passesOverTheOptionsOfOtherDrivers() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int);");
        MigrationFolder folder = open(
                DatabaseKind.POSTGRESQL,
                Map.of("x-lock-strategy", "table", "x-no-lock", "true", "x-no-tx-wrap", "true"));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT to_regclass('schema_lock')")).containsExactly("null");
            assertThat(folder.historyTables()).containsExactly("schema_migrations");
        }
    }

    /** pgx begins a transaction in one, as PostgreSQL lets it: what the file has left open is committed with the version's row. */
    @ParameterizedTest
    @CsvSource({"pgx/v4", "pgx/v5"})
    void commitsWithPgxWhatAFileLeavesOpen(String runtime) throws IOException, SQLException {
        scratch.write("1_a.up.sql", "BEGIN; CREATE TABLE a (id int);").write("2_b.up.sql", "CREATE TABLE b (id int);");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(open(DatabaseKind.POSTGRESQL, Map.of(), runtime), connection);

            assertThat(rows(connection, "SELECT to_regclass('a'), to_regclass('b')"))
                    .containsExactly("a|b");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).containsExactly("2|f");
        }
    }

    @Test
    void refusesValuesThatTheDriversRefuse() throws IOException {
        scratch.write("1_a.up.sql", "");

        refuses(
                Map.of(TIMEOUT, "5s"),
                "options = \"x-statement-timeout=5s\" is no whole number, as golang-migrate wants it.");
        refuses(
                Map.of(TIMEOUT, "-1"),
                "options = \"x-statement-timeout=-1\" is over before a statement begins: golang-migrate runs none"
                        + " then. Say how many milliseconds it may take.");
        refuses(
                Map.of("x-migrations-table-quoted", "true"),
                "options = \"x-migrations-table-quoted=true\" wants x-migrations-table in quotes, for instance"
                        + " \"migrate\".\"schema_migrations\", and it is schema_migrations.");
        refuses(
                Map.of("x-migrations-table-quoted", "true", "x-migrations-table", "\"a\".\"b\".\"c\""),
                "options = \"x-migrations-table=\"a\".\"b\".\"c\"\" has too many parts: golang-migrate takes a table,"
                        + " or a schema and a table.");
        refuses(
                Map.of("x-lock-strategy", "none"),
                "options = \"x-lock-strategy=none\" is no strategy of golang-migrate. It has advisory and table.");
    }

    private void refuses(Map<String, String> options, String message) {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(DatabaseKind.POSTGRESQL, options, "pgx/v4"))
                .withMessage(message);
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options, String... runtime) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        List.of(runtime).stream().findFirst(),
                        Optional.of(kind),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private static Connection newDatabase(DatabaseKind kind) throws SQLException {
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }
}
