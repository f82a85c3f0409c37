package io.github.migrationtest.migration.dbmate;

import static io.github.migrationtest.migration.Scratch.execute;
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
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
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

/** What dbmate leaves on real servers; {@link SameAsDbmateTests} holds the same against dbmate itself, where it is. */
class DbmateServerTests {
    private static final String AGAIN =
            "; the history does not have it, so dbmate runs the whole block again next time. Correct the statement.";

    private final Scratch scratch;

    DbmateServerTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void goesForwardAndBack(DatabaseKind kind) throws IOException, SQLException {
        scratch.write(
                        "1_a.sql",
                        block("CREATE TABLE a (id INT); CREATE TABLE b (id INT);") + "DROP TABLE a; DROP TABLE b;")
                .write("2_b.sql", block("INSERT INTO a VALUES (1);"));
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = newDatabase(kind)) {
            up(folder, connection);
            assertThat(rows(connection, "SELECT version FROM schema_migrations ORDER BY 1"))
                    .containsExactly("1", "2");
            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1");

            takeBack(folder, connection, 1);
            takeBack(folder, connection, 0);
            assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                    .isEmpty();
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL,character varying", "MARIADB,varchar(128)", "MYSQL,varchar(128)"})
    void makesTheTableOfTheDriver(DatabaseKind kind, String type) throws IOException, SQLException {
        scratch.write("1_a.sql", block(""));
        try (Connection connection = newDatabase(kind)) {
            up(open(kind, Map.of()), connection);

            String query = kind == DatabaseKind.POSTGRESQL
                    ? "SELECT column_name, data_type, character_maximum_length, is_nullable"
                    : "SELECT column_name, column_type, NULL, is_nullable";
            assertThat(rows(
                            connection,
                            query
                                    + " FROM information_schema.columns WHERE table_name = 'schema_migrations' AND table_schema = "
                                    + (kind == DatabaseKind.POSTGRESQL ? "'public'" : "DATABASE()")))
                    .containsExactly("version|" + type + "|null|NO");
        }
    }

    @Test
    void rollsBackABlockOfPostgresqlThatFails() throws IOException, SQLException {
        scratch.write("1_a.sql", block("CREATE TABLE a (id INT);\nINSERT INTO nope VALUES (1);"));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL, Map.of()), connection))
                    .withMessageStartingWith(
                            "1_a failed at statement 2 (line 3 of 1_a.sql): ERROR: relation \"nope\" does not exist")
                    .withMessageEndingWith("\nIts block was rolled back, what was applied before it stays" + AGAIN);
            assertThat(rows(connection, "SELECT to_regclass('a')")).containsExactly("null");
        }
    }

    /** A comment is no part of a statement, and yet the server does not get past one that has no end. */
    @ParameterizedTest
    @CsvSource({
        "MYSQL, ';\n/* x', 3, 5",
        "MYSQL, ' /* x', 2, 4",
        "MARIADB, ';\n/* x', 3, 5",
        "MARIADB, ' /* x', 2, 4",
        "POSTGRESQL, ';\n/* x', 2, 5"
    })
    void failsAtACommentWithoutAnEnd(DatabaseKind kind, String end, int statement, int line)
            throws IOException, SQLException {
        scratch.write(
                "1_a.sql",
                "-- migrate:up transaction:false\n\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT)" + end
                        + "\n-- migrate:down\n");
        RunObserver watching = new RunObserver() {
            @Override
            public void executed(Migration migration, SqlScript script, SqlStatement executed, Connection connection) {}

            @Override
            public boolean looksAtEach() {
                return true;
            }
        };
        MigrationFolder folder = open(kind, Map.of());
        for (RunObserver observer : List.of(RunObserver.none(), watching)) {
            try (Connection connection = newDatabase(kind)) {
                assertThatExceptionOfType(MigrationFailedException.class)
                        .isThrownBy(() -> folder.apply(
                                connection, folder.runtimes().get(0), folder.pending(connection), observer))
                        .withMessageStartingWith(
                                "1_a failed at statement " + statement + " (line " + line + " of 1_a.sql): ");
                assertThat(rows(connection, "SELECT version FROM schema_migrations"))
                        .isEmpty();
            }
        }
    }

    @Test
    void saysThatPostgresqlTakesABlockWithoutTransactionAsOne() throws IOException, SQLException {
        scratch.write(
                "1_a.sql",
                "-- migrate:up transaction:false\nCREATE TABLE a (id INT);\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n-- migrate:down\n");
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL, Map.of()), connection))
                    .withMessageContaining("CREATE INDEX CONCURRENTLY cannot")
                    .withMessageEndingWith(
                            "\nThe block says transaction:false, but PostgreSQL takes several statements in one query as one"
                                    + " transaction: it was rolled back, what was applied before it stays" + AGAIN);
            assertThat(rows(connection, "SELECT to_regclass('a')")).containsExactly("null");
        }
    }

    @Test
    void writesTheRowOfAScriptThatCommitsAndFailsThen() throws IOException, SQLException {
        scratch.write("1_a.sql", block("CREATE TABLE a (id INT); COMMIT;"));
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of());
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith(
                            "1_a failed at its COMMIT: pq: unexpected transaction status idle: the script has ended"
                                    + " dbmate's transaction by itself\n")
                    .withMessageContaining(
                            "\nThe script had ended the transaction by itself: what it committed, or ran outside one,"
                                    + " stays");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @Test
    void refusesToBeginInATransactionThatIsOpen() throws IOException, SQLException {
        scratch.write("1_a.sql", "-- migrate:up transaction:false\nBEGIN;\n-- migrate:down\n")
                .write("2_b.sql", block(""));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(DatabaseKind.POSTGRESQL, Map.of()), connection))
                    .withMessageStartingWith(
                            "2_b failed at its BEGIN: pq: unexpected transaction status idle in transaction: a script"
                                    + " before it has a BEGIN without its COMMIT\n");
            assertThat(rows(connection, "SELECT * FROM schema_migrations")).isEmpty();
        }
    }

    @Test
    void makesTheSchemaOfItsTable() throws IOException, SQLException {
        scratch.write("1_a.sql", block("SET search_path = pg_temp;")).write("2_b.sql", block(""));
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of("migrations-table", "own.versions"));
        try (Connection connection = newDatabase(DatabaseKind.POSTGRESQL)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT version FROM own.versions ORDER BY 1"))
                    .containsExactly("1", "2");
            assertThat(folder.pending(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void saysWhatStaysOnServersThatCommitByThemselves(DatabaseKind kind) throws IOException, SQLException {
        scratch.write(
                "1_a.sql", block("CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO nope VALUES (1);"));
        scratch.write(
                "2_b.sql",
                "-- migrate:up transaction:false\nINSERT INTO a VALUES (2);\nINSERT INTO nope VALUES (1);\n-- migrate:down\n");
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = newDatabase(kind)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("1_a failed at statement 3 (line 4 of 1_a.sql): ")
                    .withMessageEndingWith(
                            "\nThe server ends the transaction at the first CREATE, ALTER or DROP: with one before this"
                                    + " statement, all that ran stays; without, it was rolled back; what was applied before the block stays"
                                    + AGAIN);
            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1");

            execute(connection, "INSERT INTO schema_migrations VALUES ('1')");
            assertThat(names(folder.pending(connection))).containsExactly("2_b");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith(
                            "\nThe block says transaction:false, so what ran before this statement stays" + AGAIN);
            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1", "2");
        }
    }

    private static String block(String sql) {
        return "-- migrate:up\n" + sql + "\n-- migrate:down\n";
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
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
        return RealServer.of(kind).connect(RealServer.of(kind).newDatabase());
    }

    private static void takeBack(MigrationFolder folder, Connection connection, int place) throws SQLException {
        folder.takeBack(
                connection, folder.runtimes().get(0), folder.all().subList(place, place + 1), RunObserver.none());
    }
}
