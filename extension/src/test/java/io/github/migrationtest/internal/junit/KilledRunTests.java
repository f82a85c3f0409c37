package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites on a copy, killed as {@code kill -9} does: nothing but their own run folders is touched, and the next run removes those. */
class KilledRunTests {
    private static final int ROWS = 2000;
    private static final String RUNS = "a test runs";

    @TempDir
    Path directory;

    private Path sources;
    private Path base;

    @BeforeEach
    void putStrangersBesideTheRuns() throws IOException {
        sources = Files.createDirectory(directory.resolve("sources"));
        base = Files.createDirectory(directory.resolve("databases"));
        Files.writeString(base.resolve("notes.txt"), "a stranger's");
        Files.createDirectory(base.resolve("run-of-last-year"));
        Files.writeString(base.resolve("run-of-last-year").resolve("times.db"), "a stranger's too");
    }

    @Test
    void leavesAnIdleSourceAsItWasAndIsCleanedUpByTheNextRun() throws Exception {
        Path source = sources.resolve("production.db");
        populate(source, "delete").close();
        Map<String, String> before = contents(directory);

        kill(source, 5);

        assertThat(runFolders()).isNotEmpty();
        completeRun(source);
        assertThat(contents(directory)).isEqualTo(before);
    }

    /** The user's own connection holds the log open; the file of its locks is its own to change. */
    @Test
    void leavesASourceInUseAsItWas() throws Exception {
        Path source = sources.resolve("production.db");
        try (Connection user = populate(source, "wal")) {
            Map<String, String> before = contents(directory);
            before.remove("sources/production.db-shm");
            assertThat(before).containsKey("sources/production.db-wal");

            kill(source, 3);
            completeRun(source);

            Map<String, String> after = contents(directory);
            assertThat(after.remove("sources/production.db-shm")).isNotNull();
            assertThat(after).isEqualTo(before);
            try (Statement statement = user.createStatement()) {
                assertThat(statement.executeUpdate("delete from notes")).isEqualTo(ROWS);
            }
        }
    }

    private void kill(Path source, int times) throws Exception {
        for (int tests = 0; tests < times; tests++) {
            try (ChildJvm child = start(EndlessTestCase.class, source)) {
                child.awaitLine(RUNS, 1 + tests * 3);
                child.kill();
            }
        }
    }

    private void completeRun(Path source) throws Exception {
        try (ChildJvm child = start(CompleteTestCase.class, source)) {
            assertThat(child.output())
                    .contains("3 databases, 6 migrations forward, 0 back")
                    .doesNotContain("Exception", "Error");
            assertThat(child.awaitEnd()).isZero();
        }
    }

    private ChildJvm start(Class<?> fixture, Path source) throws IOException {
        return ChildJvm.start(
                ChildJvm.CLASS_PATH,
                fixture,
                Map.of(
                        "migrationtest.directory",
                        base.toString(),
                        "migrationtest.copy-of",
                        source.toString(),
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy",
                        "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                        "2"));
    }

    /** What golang-migrate leaves behind after 2_notes, with rows. */
    private static Connection populate(Path file, String journalMode) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = " + journalMode);
            statement.execute("create table users (id integer primary key, email text)");
            statement.execute("create table notes (id integer primary key, user_id integer, body text)");
            statement.execute("create index notes_user on notes (user_id)");
            statement.execute("create table schema_migrations (version uint64, dirty bool)");
            statement.execute("create unique index version_unique on schema_migrations (version)");
            statement.execute("insert into schema_migrations values (2, 0)");
            statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS
                    + ") insert into notes select i, i, 'note ' || i from n");
            return connection;
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException, NoSuchAlgorithmException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
        }
        return contents;
    }

    private List<Path> runFolders() throws IOException {
        try (Stream<Path> entries = Files.list(base)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.endsWith("run-of-last-year"))
                    .toList();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class EndlessTestCase {

        @RepeatedTest(100_000)
        void writesAndMoves(TestDatabase database, Migrations migrations) {
            database.execute("update notes set body = upper(body)");
            System.out.println(RUNS);
            migrations.upToLatest();
        }
    }

    @MigrationTest(migrations = "rehearsal/notes")
    static class CompleteTestCase {

        @RepeatedTest(3)
        void hasTheWholeCopy(TestDatabase database, Migrations migrations) {
            assertThat(database.query("select id from notes")).hasSize(ROWS);
            migrations.upToLatest();
        }
    }
}
