package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.NoWayBackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/** Each message whole: what was asked, where, what was found, what to do. */
class BadInputTests {

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("migrations"));
    }

    @Test
    void namesAFolderThatIsNotThere() throws IOException {
        Files.delete(folder);

        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), NeverRunningTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("migrations = \"" + folder
                        + "\" (configuration parameter migrationtest.migrations) is not there:"
                        + " not on the class path, and not at " + folder + "."
                        + "\nName the folder that has the migrations.");
    }

    @Test
    void namesAFile() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "");

        assertRefused("The migrations folder is a file: " + folder + ". Name the folder that it is in.");
    }

    @Test
    void namesAnEmptyFolder() {
        assertRefused("The migrations folder " + folder
                + " is empty. Name the folder that has the migrations with `migrations`.");
    }

    @Test
    void listsWhatIsInAFolderOfNoKnownForm() throws IOException {
        write("notes.txt", "");
        write("schema.sql", "create table t (a);");
        Files.createDirectory(folder.resolve("more"));

        assertRefused("The folder " + folder + " is of no known form. It has more/, notes.txt, schema.sql."
                + " Recognised would be:"
                + "\n  atlas: <version>_<name>.sql and atlas.sum"
                + "\n  command: no folder: named with command = \"pnpm db:migrate\""
                + "\n  dbmate: <digits>_<name>.sql with a line -- migrate:up and a line -- migrate:down"
                + "\n  drizzle: meta/_journal.json and the <tag>.sql files that it lists, or <14 digits>_<name>/migration.sql with snapshot.json"
                + "\n  flyway: V<version>__<description>.sql, also in sub-folders; U<version>__... to go back, R__<description>.sql"
                + "\n  golang-migrate: <number>_<name>.up.sql and, to go back, <number>_<name>.down.sql"
                + "\n  goose: <number>_<name>.sql with a line -- +goose Up and, to go back, a line -- +goose Down"
                + "\n  liquibase: a root change log such as db.changelog-master.yaml (.xml, .json, .sql); or name the file itself"
                + "\n  mybatis: scripts/<number>_<description>.sql with a line -- //@UNDO, or a folder of such files"
                + "\n  pgroll: <name>.yaml or <name>.json with operations"
                + "\n  plain: <number>_<name>.sql; or <name>.up.sql and <name>.down.sql; or folders up and down; or <name>/up.sql and down.sql"
                + "\n  prisma: migration_lock.toml and <date>_<name>/migration.sql, down.sql beside it to go back"
                + "\n  sqitch: sqitch.plan, deploy/<change>.sql and, to go back, revert/<change>.sql; or sqitch.conf, which says where they are"
                + "\n  supabase: supabase/migrations with <date>_<name>.sql files"
                + "\nName the folder that has the migrations with `migrations`, or their tool with `tool`.");
    }

    @Test
    void namesToolsThatAFolderCouldBeOf() throws IOException {
        write("1_t.up.sql", "create table t (a);");
        write("V1__t.sql", "create table t (a);");

        assertRefused("The folder " + folder
                + " could be one of several tools: flyway, golang-migrate. Say which with `tool = \"flyway\"`.");
    }

    @Test
    void namesAJournalEntryWithoutItsFile() throws IOException {
        journal("0000_init", "0001_gone");
        write("0000_init.sql", "create table t (a);");

        assertRefused("The journal lists 0001_gone, but there is no file " + folder.resolve("0001_gone.sql")
                + ". Restore the file, or remove its entry with `drizzle-kit drop`.");
    }

    @Test
    void namesTheLineOfAJournalThatIsNotJson() throws IOException {
        write("meta/_journal.json", "{\n  \"dialect\": \"sqlite\",\n<<<<<<< HEAD\n  \"entries\": []\n}");

        assertRefused("The journal " + folder.resolve("meta/_journal.json")
                + " is not JSON: line 3, Unexpected character ('<' (code 60)): was expecting double-quote to start field"
                + " name. Look for a merge conflict in it.");
    }

    @Test
    void namesAJournalWithoutEntries() throws IOException {
        journal();

        assertRefused("The journal " + folder.resolve("meta/_journal.json")
                + " has no entries, so there is nothing to migrate. Run `drizzle-kit generate`.");
    }

    @Test
    void namesAFolderThatLacksItsJournal() throws IOException {
        write("0000_init.sql", "create table t (a);");

        assertRefused(
                "The Drizzle folder " + folder
                        + " has no meta/_journal.json. drizzle-orm refuses it: \"Can't find meta/_journal.json file\". Run"
                        + " `drizzle-kit generate`, or restore the file.",
                "tool",
                "drizzle");
    }

    @Test
    void namesTwoMigrationsWithOneVersion() throws IOException {
        write("1_t.up.sql", "create table t (a);");
        write("01_u.up.sql", "create table u (a);");

        assertRefused("Two migrations have version 1: 01_u.up.sql and 1_t.up.sql in " + folder
                + ". golang-migrate refuses the folder: \"duplicate migration file\". Renumber one of them.");
    }

    @Test
    void namesTwoMigrationsWithOneVersionOfFlyway() throws IOException {
        write("V1__t.sql", "create table t (a);");
        write("V1.0__u.sql", "create table u (a);");

        assertRefused("Two migrations have version 1.0: V1.0__u.sql and V1__t.sql in " + folder
                + ". Flyway refuses the folder. Renumber or rename one of them.");
    }

    @Test
    void listsTheRuntimesOfATool() throws IOException {
        journal("0000_init");
        write("0000_init.sql", "create table t (a);");

        assertRefused(
                "runtime = \"beter-sqlite3\" is no driver that runs Drizzle migrations on SQLite. Known are node:sqlite,"
                        + " better-sqlite3, libsql, sqlite-jdbc.",
                "runtime",
                "beter-sqlite3");
    }

    @Test
    void listsTheToolsThatAreKnown() throws IOException {
        write("1_t.up.sql", "create table t (a);");

        assertRefused(
                "tool = \"golang\" names no tool that is known. Known are atlas, command, dbmate, drizzle, flyway, golang-migrate, goose,"
                        + " liquibase, mybatis, pgroll, plain, prisma, sqitch, supabase.",
                "tool",
                "golang");
    }

    @Test
    void spellsTheSettingAsTheUserDidAndSaysWhereItIs() {
        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), NowhereTestCase.class)
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "migrations = \"db/nowhere\" (@MigrationTest on BadInputTests.NowhereTestCase) is not there: not on the"
                                + " class path, and not at "
                                + Path.of("db/nowhere").toAbsolutePath()
                                + ".\nName the folder that has the migrations.");
    }

    @MigrationTest(migrations = "db/nowhere", tool = "flyway")
    static class NowhereTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void looksOnTheClassPathOnlyWhereThatIsSaid() {
        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), NotOnClassPathTestCase.class)
                .execute());

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("migrations = \"classpath:src/test/resources/rehearsal/notes\" (@MigrationTest on"
                        + " BadInputTests.NotOnClassPathTestCase) is not on the class path of the tests."
                        + "\nName what the build puts there, or leave out classpath: for a path from "
                        + Path.of("").toAbsolutePath() + ".");
    }

    @MigrationTest(migrations = "classpath:src/test/resources/rehearsal/notes")
    static class NotOnClassPathTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void namesTheStatementThatFails() throws IOException {
        write("1_t.up.sql", "create table t (a);\n\n-- one too many\ninsert into t\n  values (1, 2);\n");

        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), MovingTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute());

        assertThat(failure)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage(
                        "1_t failed at statement 2 (line 4 of 1_t.up.sql): [SQLITE_ERROR] SQL error or missing database (table"
                                + " t has 1 columns but 2 values were supplied)"
                                + "\n    insert into t\n      values (1, 2)"
                                + "\nDatabase: " + MovingTestCase.url
                                + "\nIts file was rolled back, what was applied before it stays; golang-migrate leaves"
                                + " schema_migrations at version 1, dirty, and starts nothing until that is forced. Correct the"
                                + " statement.");
    }

    @MigrationTest
    static class MovingTestCase {
        private static volatile String url = "";

        @Test
        void moves(TestDatabase database, Migrations migrations) {
            url = database.jdbcUrl();
            migrations.upToLatest();
        }
    }

    @Test
    void namesTheStatementThatKeepsATestFromItsStart() throws IOException {
        write("1_t.up.sql", "create table t (a);");
        write("2_u.up.sql", "create table u (a);\ncreate table t (a);");

        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), LatestTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute());

        assertThat(failure)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageMatching(Pattern.quote(
                                "2_u failed at statement 2 (line 2 of 2_u.up.sql): [SQLITE_ERROR] SQL error or missing database"
                                        + " (table t already exists)"
                                        + "\n    create table t (a)"
                                        + "\nDatabase: jdbc:sqlite:" + directory.resolve("databases"))
                        + "/run-[0-9a-f-]+/template-\\d+\\.db"
                        + Pattern.quote(
                                "\nIts file was rolled back, what was applied before it stays; golang-migrate leaves"
                                        + " schema_migrations at version 2, dirty, and starts nothing until that is forced. Correct the"
                                        + " statement."));
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    static class LatestTestCase {

        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhatTheWayBackIsWhereDrizzleHasNone() throws IOException {
        journal("0000_init");
        write("0000_init.sql", "create table t (a);");

        Throwable failure = failure(InnerRun.of(directory.resolve("databases"), BackTestCase.class)
                .with("migrationtest.migrations", folder.toString())
                .execute());

        assertThat(failure)
                .isInstanceOf(NoWayBackException.class)
                .hasMessage(
                        "0000_init cannot be taken back: Drizzle Kit has no down migrations. `database.backup()` and"
                                + " `restore(backup)` are the way back, or name a folder that has 0000_init.down.sql with"
                                + " `rollbacks`, or write 0000_init.down.sql beside its file.");
    }

    @MigrationTest
    @StartAt(StartAt.LATEST)
    static class BackTestCase {

        @Test
        void goesBack(Migrations migrations) {
            migrations.down();
        }
    }

    private void assertRefused(String message, String... more) {
        String asked =
                "\nAsked for by migrations = \"" + folder + "\" (configuration parameter migrationtest.migrations)";
        InnerRun run = InnerRun.of(directory.resolve("databases"), NeverRunningTestCase.class)
                .with("migrationtest.migrations", folder.toString());
        for (int i = 0; i < more.length; i += 2) {
            run.with("migrationtest." + more[i], more[i + 1]);
            asked += ", " + more[i] + " = \"" + more[i + 1] + "\" (configuration parameter migrationtest." + more[i]
                    + ")";
        }

        Throwable failure = failure(run.execute());

        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessage(message + asked + ".");
        assertThat(NoDatabase.found).isEmpty();
    }

    @MigrationTest
    @ExtendWith(NoDatabase.class)
    static class NeverRunningTestCase {

        @Test
        void neverRuns() {
            throw new AssertionError("ran");
        }
    }

    /** Looks for databases while the run still has its own. */
    static final class NoDatabase implements AfterAllCallback {
        private static volatile List<Path> found = List.of();

        @Override
        public void afterAll(ExtensionContext context) throws IOException {
            Path base = Path.of(
                    context.getConfigurationParameter("migrationtest.directory").orElseThrow());
            if (Files.exists(base)) {
                try (Stream<Path> files = Files.walk(base)) {
                    found = files.filter(file -> file.toString().endsWith(".db"))
                            .toList();
                }
            } else {
                found = List.of();
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void journal(String... tags) throws IOException {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < tags.length; i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{\"idx\":%d,\"version\":\"6\",\"when\":%d,\"tag\":\"%s\",\"breakpoints\":true}"
                            .formatted(i, 1725358702427L + i, tags[i]));
        }
        write("meta/_journal.json", "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[" + entries + "]}");
    }
}
