package io.github.migrationtest.migration.drizzle;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrizzleRunTests {
    private final Scratch scratch;

    DrizzleRunTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    /** What the real migrators left of 4 posts, 5 post_tags and 2 audits with a user: drizzle-orm 0.45.4, measured. */
    @ParameterizedTest
    @CsvSource({"better-sqlite3, 0, 0, 0", "node:sqlite, 0, 0, 0", "libsql, 4, 5, 2", "sqlite-jdbc, 4, 5, 2"})
    void losesTheRowsThatProductionLoses(String runtime, String posts, String postTags, String audits)
            throws SQLException {
        MigrationFolder folder = sample("casc031", runtime);
        try (Connection connection = scratch.connect(folder)) {
            folder.apply(connection, folder.runtimes().get(0), folder.all().subList(0, 1), RunObserver.none());
            execute(
                    connection,
                    "INSERT INTO users (id, email, name) VALUES (1, 'a', 'A'), (2, 'b', 'B'), (3, 'c', 'C')",
                    "INSERT INTO posts (id, title, author_id) VALUES (1, 'p', 1), (2, 'q', 1), (3, 'r', 2), (4, 's', 3)",
                    "INSERT INTO tags (id, name) VALUES (1, 't'), (2, 'u')",
                    "INSERT INTO post_tags VALUES (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)",
                    "INSERT INTO audits (id, user_id, what) VALUES (1, 1, 'x'), (2, 2, 'y'), (3, NULL, 'z')");

            up(folder, connection);

            assertThat(rows(
                            connection,
                            "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM posts),"
                                    + " (SELECT count(*) FROM post_tags), (SELECT count(user_id) FROM audits)"))
                    .containsExactly("3|" + posts + "|" + postTags + "|" + audits);
            assertThat(rows(connection, "PRAGMA foreign_key_check")).isEmpty();
        }
    }

    @Test
    void writesTheHistoryAsDrizzleDoes() throws SQLException {
        MigrationFolder folder = sample("casc031", "better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            // sha256sum of the files, and `when` of the journal.
            assertThat(rows(connection, "SELECT id, hash, created_at, typeof(created_at) FROM __drizzle_migrations"))
                    .containsExactly(
                            "null|dc5e1c2d17f381a4617682e42573145647dbe8f3c965c4921f60b69aa9218ea5|1795336710631|integer",
                            "null|5187058dab0476ef5dbc6cfcef0ac19484e9217a9e51990485a8a204eb274862|1795336712438|integer",
                            "null|23b685fe66193538af6b52a2292de8673a5e29b5d67a5b5986817e0e0ad55bf9|1795336714053|integer");
            assertThat(rows(connection, "SELECT sql FROM sqlite_master WHERE name = '__drizzle_migrations'"))
                    .containsExactly("CREATE TABLE \"__drizzle_migrations\" (\n\t\t\t\tid SERIAL PRIMARY KEY,\n"
                            + "\t\t\t\thash text NOT NULL,\n\t\t\t\tcreated_at numeric\n\t\t\t)");
        }
    }

    @Test
    void appliesEveryRealSample() throws SQLException {
        for (String runtime : List.of("better-sqlite3", "libsql", "sqlite-jdbc")) {
            MigrationFolder folder = sample("kit031", runtime);
            try (Connection connection = DriverManager.getConnection(scratch.url(runtime))) {
                up(folder, connection);

                assertThat(folder.pending(connection)).isEmpty();
                assertThat(folder.applied(connection)).isEqualTo(folder.all());
                assertThat(tables(connection))
                        .containsExactly("__drizzle_migrations", "labels", "post_tags", "posts", "users");
            }
        }
    }

    @Test
    void passesOverWhatIsDatedBeforeTheNewestAppliedOne() throws IOException, SQLException {
        scratch.write(
                        "meta/_journal.json",
                        "{\"dialect\":\"sqlite\",\"entries\":[{\"when\":1000,\"tag\":\"0000_a\"},"
                                + "{\"when\":1500,\"tag\":\"0001_late\"},{\"when\":2000,\"tag\":\"0002_b\"},"
                                + "{\"when\":3000,\"tag\":\"0003_c\"}]}")
                .write("0000_a.sql", "CREATE TABLE a (id)")
                .write("0001_late.sql", "CREATE TABLE late (id)")
                .write("0002_b.sql", "CREATE TABLE b (id)")
                .write("0003_c.sql", "CREATE TABLE c (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(
                    connection, List.of(folder.all().get(0), folder.all().get(2)));

            assertThat(names(folder.applied(connection))).containsExactly("0000_a", "0002_b");
            assertThat(names(folder.pending(connection))).containsExactly("0003_c");
            assertThat(names(folder.skipped(connection))).containsExactly("0001_late");
        }
    }

    @Test
    void knowsAnAppliedMigrationByItsHashWhenTheJournalWasRedated() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            execute(
                    connection,
                    "UPDATE __drizzle_migrations SET created_at = 5",
                    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('abc', 7)");

            assertThat(names(folder.applied(connection))).containsExactly("0000_a");
            assertThat(folder.unknown(connection)).containsExactly("created_at 7, hash abc");
        }
    }

    @Test
    void hasEverythingPendingWhereThereIsNoHistory() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThat(folder.applied(connection)).isEmpty();
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
            assertThat(tables(connection)).isEmpty();
        }
    }

    @Test
    void rollsTheWholeRunBackAndSaysWhatFailed() throws IOException, SQLException {
        scratch.writeJournal("0000_a", "0001_b")
                .write(
                        "0000_a.sql",
                        "CREATE TABLE a (id integer UNIQUE);--> statement-breakpoint\nINSERT INTO a VALUES (1);")
                .write(
                        "0001_b.sql",
                        "CREATE TABLE b (id);--> statement-breakpoint\n\n-- again\nINSERT INTO a VALUES (1);");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage("""
                            0001_b failed at statement 2 (line 4 of 0001_b.sql): \
                            [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: a.id)
                                -- again
                                INSERT INTO a VALUES (1);
                            Database: %s
                            The whole run was rolled back, as drizzle-orm does: nothing of it is applied. \
                            Correct the statement.""", scratch.url("test"))
                    .withCauseInstanceOf(SQLException.class)
                    .satisfies(e -> {
                        assertThat(e.migration().map(Migration::name)).contains("0001_b");
                        assertThat(e.statement().orElseThrow().line()).isEqualTo(4);
                    });

            assertThat(tables(connection)).containsExactly("__drizzle_migrations");
            assertThat(folder.applied(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE b (id); CREATE TABLE c (id)|The supplied SQL string contains more than one statement",
                "-- Custom SQL migration file, put your code below! --|The supplied SQL string contains no statements",
                "/* CREATE TABLE b (id); */|The supplied SQL string contains no statements",
                "''|The supplied SQL string contains no statements",
                "INSERT INTO a VALUES (?)|Too few parameter values were provided"
            })
    void refusesWhatBetterSqlite3Refuses(String piece, String refusal) throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id);--> statement-breakpoint\n" + piece);
        MigrationFolder folder = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("0000_a failed at statement 2 (line 2 of 0000_a.sql): " + refusal);
            assertThat(tables(connection)).containsExactly("__drizzle_migrations");
        }
    }

    @Test
    void takesATrailingSemicolonAndComment() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id);; -- done\n/* really */\n");
        MigrationFolder folder = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(tables(connection)).contains("a");
        }
    }

    @Test
    void dropsAllButTheFirstStatementOfAPieceAsLibsqlDoes() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id); CREATE TABLE b (id);");
        MigrationFolder folder = scratch.open("libsql");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(tables(connection)).containsExactly("__drizzle_migrations", "a");
        }
    }

    @Test
    void stopsAtAnEmptyPieceAsLibsqlDoes() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "-- nothing");
        MigrationFolder folder = scratch.open("libsql");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("SQLITE_UNKNOWN_0: not an error (the piece contains no statement)");
        }
    }

    @Test
    void letsAScriptEndTheTransactionUnderBetterSqlite3() throws IOException, SQLException {
        scratch.writeJournal("0000_a")
                .write(
                        "0000_a.sql",
                        String.join(
                                "--> statement-breakpoint",
                                "CREATE TABLE a (id integer PRIMARY KEY)",
                                "CREATE TABLE b (id REFERENCES a ON DELETE CASCADE)",
                                "INSERT INTO a VALUES (1)",
                                "INSERT INTO b VALUES (1)",
                                "COMMIT",
                                "PRAGMA foreign_keys = OFF",
                                "BEGIN",
                                "DROP TABLE a"));
        MigrationFolder folder = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT * FROM b")).containsExactly("1");
            assertThat(rows(connection, "PRAGMA foreign_keys")).containsExactly("0");
        }
    }

    @Test
    void saysThatHalfIsAppliedAfterACommitOfTheScript() throws IOException, SQLException {
        scratch.writeJournal("0000_a")
                .write(
                        "0000_a.sql",
                        "CREATE TABLE a (id)--> statement-breakpoint\nCOMMIT--> statement-breakpoint\nBEGIN--> statement-breakpoint\nx");
        MigrationFolder folder = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageEndingWith("The script had ended the run's transaction by itself: what it committed, or"
                            + " ran outside one, stays, and the history does not know of it. Correct the statement, and"
                            + " start again from a copy.");
            assertThat(tables(connection)).containsExactly("__drizzle_migrations", "a");
        }
    }

    @Test
    void stopsAfterACommitUnderLibsql() throws IOException, SQLException {
        scratch.writeJournal("0000_a")
                .write(
                        "0000_a.sql",
                        "CREATE TABLE a (id)--> statement-breakpoint\nCOMMIT--> statement-breakpoint\nBEGIN");
        MigrationFolder folder = scratch.open("libsql");
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("0000_a failed at statement 3 (line 3 of 0000_a.sql):"
                            + " TRANSACTION_CLOSED: The transaction has been rolled back");
            assertThat(rows(connection, "PRAGMA foreign_keys")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO b SELECT \"id\", \"new\" FROM a",
                "UPDATE a SET id = \"x\"",
                "INSERT INTO a VALUES (\"x\")",
                "CREATE TABLE c (id CHECK (id <> \"x\"))",
                "CREATE INDEX i ON a (\"x\")",
                "DELETE FROM a WHERE id = \"it`s\"",
                "WITH q AS (SELECT \"x\" AS y FROM a) INSERT INTO a SELECT y FROM q"
            })
    void failsAtADoubleQuotedNameThatIsNoColumnWhereProductionDoes(String statement) throws IOException, SQLException {
        scratch.writeJournal("0000_a")
                .write(
                        "0000_a.sql",
                        "CREATE TABLE a (id);--> statement-breakpoint\nCREATE TABLE b (id, x);--> statement-breakpoint\n"
                                + statement);
        MigrationFolder strict = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(strict)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(strict, connection))
                    .withMessageStartingWith("0000_a failed at statement 3 (line 3 of 0000_a.sql): ")
                    .withMessageContaining("no such column");

            MigrationFolder lenient = scratch.open("sqlite-jdbc");
            assertThatCode(() -> up(lenient, connection)).doesNotThrowAnyException();
        }
    }

    /** Each was run on better-sqlite3 12.11.1, whose SQLite is built with SQLITE_DQS=0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE \"b\" (\"id\" integer DEFAULT \"x\", \"c\" text, UNIQUE(\"c\"))",
                "ALTER TABLE \"a\" ADD COLUMN \"b\" DEFAULT \"x\"",
                "ALTER TABLE a RENAME COLUMN \"id\" TO \"key\"",
                "CREATE VIEW v AS SELECT \"nope\" AS c FROM a",
                "CREATE TRIGGER tr AFTER INSERT ON a BEGIN INSERT INTO a(id) VALUES (\"zz\"); END",
                "SELECT id AS x FROM a ORDER BY \"x\"",
                "DROP TABLE IF EXISTS \"q\"",
                "PRAGMA table_info(\"a\")",
                "SAVEPOINT \"s\"",
                "CREATE VIRTUAL TABLE ft USING fts5(a, tokenize=\"porter\")"
            })
    void doesNotCryWolfAtDoubleQuotes(String statement) throws IOException, SQLException {
        scratch.writeJournal("0000_a")
                .write("0000_a.sql", "CREATE TABLE a (id);--> statement-breakpoint\n" + statement);
        MigrationFolder folder = scratch.open("better-sqlite3");
        try (Connection connection = scratch.connect(folder)) {
            assertThatCode(() -> up(folder, connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void cutsALongStatement() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT " + "x".repeat(600));
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("\n    SELECT " + "x".repeat(493) + "... (607 characters)\n");
        }
    }

    @Test
    void saysThatTheTestHoldsALock() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder);
                Connection other = DriverManager.getConnection(scratch.url("test"))) {
            up(folder, connection);
            scratch.writeJournal("0000_a", "0001_b").write("0001_b.sql", "CREATE TABLE b (id)");
            execute(connection, "PRAGMA busy_timeout = 0");
            execute(other, "BEGIN IMMEDIATE");

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(scratch.open(), connection))
                    .withMessageEndingWith(
                            "Another connection of the test holds a lock: end its transaction, close its ResultSet, or"
                                    + " close it before migrating.");
            execute(other, "ROLLBACK");
        }
    }

    @Test
    void tellsTheObserverOfEveryStatementInsideTheTransaction() throws IOException, SQLException {
        scratch.writeJournal("0000_a", "0001_b")
                .write("0000_a.sql", "CREATE TABLE a (id);--> statement-breakpoint\nINSERT INTO a VALUES (1)")
                .write("0001_b.sql", "DELETE FROM a");
        MigrationFolder folder = scratch.open();
        List<String> seen = new ArrayList<>();
        try (Connection connection = scratch.connect(folder)) {
            folder.apply(
                    connection,
                    folder.runtimes().get(0),
                    folder.all(),
                    (migration, script, statement, open) ->
                            seen.add(migration.name() + " " + script.name() + " " + statement.number() + " "
                                    + rows(open, "SELECT count(*) FROM a").get(0)));
        }

        assertThat(seen).containsExactly("0000_a 0000_a.sql 1 0", "0000_a 0000_a.sql 2 1", "0001_b 0001_b.sql 1 0");
    }

    @Test
    void rollsBackWhenTheObserverFails() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> folder.apply(
                            connection,
                            folder.runtimes().get(0),
                            folder.all(),
                            (migration, script, statement, open) -> {
                                throw new SQLException("seen enough");
                            }))
                    .withMessage("seen enough");
            assertThat(tables(connection)).containsExactly("__drizzle_migrations");
        }
    }

    @Test
    void saysThatDrizzleHasNoWayBack() throws IOException, SQLException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "CREATE TABLE a (id)");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() ->
                            folder.takeBack(connection, folder.runtimes().get(0), folder.all(), RunObserver.none()))
                    .withMessage(
                            "0000_a cannot be taken back: Drizzle Kit has no down migrations. `database.backup()` and"
                                    + " `restore(backup)` are the way back, or name a folder that has 0000_a.down.sql with"
                                    + " `rollbacks`, or write 0000_a.down.sql beside its file.");
        }
    }

    @Test
    void takesBackWithRollbackScriptsInOneRun() throws IOException, SQLException {
        scratch.writeJournal("0000_a", "0001_b")
                .write("0000_a.sql", "CREATE TABLE a (id)")
                .write("0001_b.sql", "CREATE TABLE b (id)");
        MigrationFolder folder = withRollbacks("DROP TABLE a;", "INSERT INTO a VALUES (1); DROP TABLE b;");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            folder.takeBack(
                    connection,
                    folder.runtimes().get(0),
                    List.of(folder.all().get(1), folder.all().get(0)),
                    RunObserver.none());

            assertThat(tables(connection)).containsExactly("__drizzle_migrations");
            assertThat(folder.applied(connection)).isEmpty();
            assertThat(folder.pending(connection)).isEqualTo(folder.all());
        }
    }

    @Test
    void keepsEverythingWhenARollbackFails() throws IOException, SQLException {
        scratch.writeJournal("0000_a", "0001_b")
                .write("0000_a.sql", "CREATE TABLE a (id)")
                .write("0001_b.sql", "CREATE TABLE b (id)");
        MigrationFolder folder = withRollbacks("DROP TABLE nope;", "DROP TABLE b;");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.takeBack(
                            connection,
                            folder.runtimes().get(0),
                            List.of(folder.all().get(1), folder.all().get(0)),
                            RunObserver.none()))
                    .withMessageStartingWith("0000_a failed at statement 1 (line 1 of 0000_a.down.sql): ");
            assertThat(tables(connection)).containsExactly("__drizzle_migrations", "a", "b");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
        }
    }

    private MigrationFolder withRollbacks(String first, String second) throws IOException {
        Path rollbacks = Files.createDirectories(scratch.directory().resolve("rollbacks"));
        Files.writeString(rollbacks.resolve("0000_a.down.sql"), first);
        Files.writeString(rollbacks.resolve("0001_b.down.sql"), second);
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.of(rollbacks), Optional.empty()), Optional.empty());
    }

    private static MigrationFolder sample(String name, String runtime) {
        return MigrationTools.open(
                new FolderSettings(Path.of("src/test/resources/drizzle", name), Optional.empty(), Optional.of(runtime)),
                Optional.empty());
    }
}
