package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.Accept;
import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.GivenRows;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Populated;
import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.WithoutChecks;
import io.github.migrationtest.database.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class MigrationChecksTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("migrations"));
    }

    private void write(String file, String sql) throws IOException {
        Files.writeString(folder.resolve(file), sql);
    }

    /** A copy of a real database with one table. */
    private Path copy(String... statements) throws SQLException {
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        return copy;
    }

    private InnerRun run(Class<?> testCase) {
        return InnerRun.of(directory.resolve("databases"), testCase)
                .with("migrationtest.migrations", folder.toString());
    }

    /** Items with a row, at version 1 of a folder whose second migration drops a column that holds values. */
    private InnerRun droppingAColumn(Class<?> testCase) throws IOException, SQLException {
        write("1_items.up.sql", "create table items (id integer primary key, label text);");
        write("1_items.down.sql", "drop table items;");
        write("2_drop.up.sql", "alter table items drop column label;");
        write("2_drop.down.sql", "alter table items add column label text;");
        Path copy =
                copy("create table items (id integer primary key, label text)", "insert into items values (1, 'a')");
        return run(testCase).with("migrationtest.copy-of", copy.toString()).with("migrationtest.baseline", "1");
    }

    /** What failed; what was skipped has thrown something too, and is not among it. */
    private static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .toList();
    }

    private static Throwable failure(EngineExecutionResults results) {
        assertThat(failures(results)).hasSize(1);
        return failures(results).get(0);
    }

    private static List<String> skipped(EngineExecutionResults results) {
        return results.testEvents().aborted().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    @MigrationTest
    static class PlainTestCase implements MigrationChecks {}

    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3", baseline = "0000")
    static class DrizzleTestCase implements MigrationChecks {}

    @Test
    void findsTheSilentCascadeOnACopy() throws IOException, SQLException {
        Path copy = copy(
                Files.readString(Path.of("src/test/resources/drizzle/casc031/0000_init.sql")),
                "insert into users (id, email, name) values (1, 'a@x.org', 'a'), (2, 'b@x.org', 'b')",
                "insert into posts (id, title, author_id) values (1, 'a', 1), (2, 'b', 2)",
                "insert into tags (id, name) values (1, 'red')",
                "insert into post_tags (post_id, tag_id) values (1, 1)");

        Throwable failure = failure(InnerRun.of(directory, DrizzleTestCase.class)
                .with("migrationtest.copy-of", copy.toString())
                .execute());

        assertThat(String.valueOf(failure.getMessage()).replaceAll("at .*/(?=0001)", "at .../"))
                .isEqualTo("""
                    sqlite 0001_name_default keeps-rows: post_tags: 1 of 1 row lost: (post_id, tag_id) = (1, 1) (the script does not say so)
                      at .../0001_name_default.sql:9
                    sqlite 0001_name_default keeps-rows: posts: 2 of 2 rows lost: id 1, 2 (the script does not say so)
                    Gone after statement 4 of 0001_name_default.sql, line 9 (post_tags, posts):
                      DROP TABLE `users`;
                    SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                      audits.user_id -> users.id ON DELETE SET NULL
                      posts.author_id -> users.id ON DELETE CASCADE
                      post_tags.post_id -> posts.id ON DELETE CASCADE
                    PRAGMA foreign_keys=OFF in line 1 has no effect: SQLite ignores it inside a transaction, and drizzle runs the migration in one.
                    To do: switch enforcement off on the connection before the migrator opens its transaction, and on again after it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys = ON').
                      at .../0001_name_default.sql:9\
                    """);
    }

    @Test
    void showsANodePerMigrationAndCheck() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key);");
        write("1_items.down.sql", "drop table items;");

        EngineExecutionResults results = run(PlainTestCase.class).execute();

        assertThat(results.testEvents().succeeded().stream().map(Event::getTestDescriptor))
                .extracting(node -> node.getParent().orElseThrow().getDisplayName(), node -> node.getDisplayName())
                .contains(
                        tuple("1_items", "applies"),
                        tuple("1_items", "keeps-rows"),
                        tuple("1_items", "reversible"),
                        tuple("all together", "applies-together"),
                        tuple("all together", "history"));
        results.testEvents().assertStatistics(statistics -> statistics.failed(0).aborted(0));
    }

    @Test
    void saysThatNothingIsPending() throws IOException, SQLException {
        write("1_items.up.sql", "create table items (id integer primary key);");
        Path copy = copy("create table items (id integer primary key)");

        EngineExecutionResults results = run(PlainTestCase.class)
                .with("migrationtest.copy-of", copy.toString())
                .with("migrationtest.baseline", "1")
                .execute();

        assertThat(results.testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains("nothing is pending on the copy of " + copy);
    }

    @Test
    void doesNotReachWhatIsBehindAMigrationThatFails() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key);");
        write("2_broken.up.sql", "create tabel x (id integer);");
        write("3_more.up.sql", "create table more (id integer);");

        EngineExecutionResults results = run(PlainTestCase.class).execute();

        assertThat(failure(results))
                .hasMessageStartingWith(
                        "sqlite 2_broken applies: 2_broken failed at statement 1 (line 1 of 2_broken.up.sql)");
        assertThat(skipped(results))
                .contains(
                        "sqlite 2_broken keeps-rows: 2_broken does not apply.",
                        "sqlite 3_more applies: 3_more was not reached: 2_broken before it does not apply.");
    }

    @Test
    void wantsToBeToldThatDataIsMeantToGo() throws IOException, SQLException {
        Throwable failure = failure(droppingAColumn(PlainTestCase.class).execute());

        assertThat(failure)
                .hasMessageStartingWith("sqlite 2_drop destroys-data: items: label dropped with 1 value.\n"
                        + "To do: If nobody needs it any more, accept it: @Accept(check ="
                        + " \"destroys-data\", migration = \"2_drop\", object = \"items.label\","
                        + " because = \"...\").");
    }

    @MigrationTest
    @Accept(check = "destroys-data", migration = "2", object = "items.label", because = "nobody reads it")
    static class AcceptingTestCase implements MigrationChecks {}

    @Test
    void acceptsWhatIsNamedWithAReason() throws IOException, SQLException {
        assertThat(failures(droppingAColumn(AcceptingTestCase.class).execute())).isEmpty();
    }

    @Test
    void acceptsWhatTheScriptSaysOfItself() throws IOException, SQLException {
        InnerRun run = droppingAColumn(PlainTestCase.class);
        write(
                "2_drop.up.sql",
                "-- migrationtest: accept destroys-data items.label: nobody reads it\n"
                        + "alter table items drop column label;");

        assertThat(failures(run.execute())).isEmpty();
    }

    /** goose reads no comments before a statement. */
    @Test
    void acceptsWhatAScriptOfGooseSaysOfItself() throws IOException {
        write("00001_items.sql", """
                -- +goose Up
                create table items (id integer primary key, label text);
                insert into items values (1, 'a');
                -- +goose Down
                drop table items;
                """);
        write("00002_drop.sql", """
                -- +goose Up
                -- migrationtest: accept destroys-data items.label: nobody reads it
                alter table items drop column label;
                -- +goose Down
                alter table items add column label text;
                """);

        assertThat(failures(run(PlainTestCase.class)
                        .with("migrationtest.tool", "goose")
                        .execute()))
                .isEmpty();
    }

    @MigrationTest
    @Accept(check = "keeps-rows", because = "they were doubles")
    static class AcceptingNothingTestCase implements MigrationChecks {}

    @Test
    void tellsOfAnAcceptanceThatAcceptsNothing() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key);");

        Throwable failure = failure(run(AcceptingNothingTestCase.class)
                .with("migrationtest.fail-on", "warning")
                .with("migrationtest.checks", "applies,keeps-rows")
                .execute());

        assertThat(failure)
                .hasMessage("sqlite all together accept: accept keeps-rows (@Accept on"
                        + " MigrationChecksTests.AcceptingNothingTestCase) accepts nothing: no such finding was there."
                        + "\nTo do: Take it out, or correct what it names.");
    }

    @MigrationTest
    @WithoutChecks(value = "destroys-data", because = "the column is copied elsewhere by hand")
    static class WithoutTestCase implements MigrationChecks {}

    @Test
    void showsACheckThatIsSwitchedOffAsSkippedWithTheReason() throws IOException, SQLException {
        EngineExecutionResults results = droppingAColumn(WithoutTestCase.class).execute();

        assertThat(failures(results)).isEmpty();
        assertThat(skipped(results))
                .containsExactly("sqlite 2_drop destroys-data: the column is copied elsewhere by hand");
    }

    @Test
    void holdsOnlyLaterMigrationsToTheRules() throws IOException, SQLException {
        EngineExecutionResults results = droppingAColumn(PlainTestCase.class)
                .with("migrationtest.since", "2")
                .execute();

        assertThat(failures(results)).isEmpty();
        assertThat(skipped(results))
                .contains("sqlite 2_drop destroys-data: since = \"2\" holds only later migrations to it.");
    }

    @Test
    void asksOnlyTheChecksThatAreNamed() throws IOException, SQLException {
        EngineExecutionResults results = droppingAColumn(PlainTestCase.class)
                .with("migrationtest.checks", "applies, keeps-rows")
                .execute();

        assertThat(results.testEvents().finished().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("applies", "keeps-rows");
    }

    /** No other check sees a migration that does not apply, so this one is asked whichever are named. */
    @Test
    void alwaysAsksWhetherAMigrationApplies() throws IOException {
        write("1_broken.up.sql", "create tabel x (id integer);");

        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.checks", "keeps-rows")
                        .execute()))
                .hasMessageStartingWith("sqlite 1_broken applies: 1_broken failed at statement 1");
    }

    @MigrationTest
    @Populated(rows = 3)
    @GivenRows(at = "1", script = "given/items.sql")
    static class GivenTestCase implements MigrationChecks {}

    /** The script gives two rows, and a table that has some is not filled. */
    @Test
    void walksWithRowsThatAreGiven() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key, label text);");
        write("2_drop.up.sql", "drop table items;");

        assertThat(failure(run(GivenTestCase.class).execute()))
                .hasMessageStartingWith("sqlite 2_drop destroys-data: items: dropped with 2 rows.");
    }

    /** A copy stands at its version already when the walk begins. */
    @Test
    void givesACopyItsRowsWhereItStands() throws IOException, SQLException {
        write("1_items.up.sql", "create table items (id integer primary key, label text);");
        write("2_drop.up.sql", "drop table items;");
        Path copy =
                copy("create table items (id integer primary key, label text)", "insert into items values (99, 'a')");

        assertThat(failure(run(GivenTestCase.class)
                        .with("migrationtest.copy-of", copy.toString())
                        .with("migrationtest.baseline", "1")
                        .execute()))
                .hasMessageStartingWith("sqlite 2_drop destroys-data: items: dropped with 3 rows.");
    }

    @MigrationTest
    @Populated(rows = 7)
    static class SevenTestCase implements MigrationChecks {}

    @Test
    void fillsAFreshDatabaseWithAsManyRowsAsAreAskedFor() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key, label text);");
        write("2_drop.up.sql", "drop table items;");

        assertThat(failure(run(SevenTestCase.class).execute()))
                .hasMessageStartingWith("sqlite 2_drop destroys-data: items: dropped with 7 rows.");
    }

    @MigrationTest
    @EachDatabase({DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL})
    static class EachTestCase implements MigrationChecks {}

    @Test
    void walksOnEveryKind() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key, label varchar(20));");
        write("2_drop.up.sql", "drop table items;");

        assertThat(failures(run(EachTestCase.class).execute()))
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        sqlite -> assertThat(sqlite)
                                .startsWith("SQLite ")
                                .contains(": sqlite 2_drop destroys-data: items: dropped with 100 rows."),
                        postgresql -> assertThat(postgresql)
                                .startsWith("PostgreSQL ")
                                .contains(": postgresql 2_drop destroys-data: items: dropped with 100 rows."));
    }

    @MigrationTest(database = DatabaseKind.POSTGRESQL, whenUnavailable = WhenUnavailable.SKIP)
    static class WithoutServerTestCase implements MigrationChecks {}

    @Test
    void isSkippedWithoutItsServerWhereThatIsSaid() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key);");

        EngineExecutionResults results = run(WithoutServerTestCase.class)
                .with("migrationtest.postgresql.from", "jdbc:postgresql://localhost:1/app?user=me")
                .with("migrationtest.create-on-hosts", "localhost:1")
                .execute();

        assertThat(failures(results)).isEmpty();
        assertThat(results.allEvents().aborted().count()).isEqualTo(1);
    }

    @Test
    void failsOnWarningsOrNeverWhereThatIsSaid() throws IOException, SQLException {
        write("1_items.up.sql", "create table items (id integer primary key);");

        assertThat(failures(run(PlainTestCase.class).execute())).isEmpty();
        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.fail-on", "warning")
                        .execute()))
                .hasMessageStartingWith(
                        "sqlite all together reversible: No migration can be taken back: golang-migrate has no"
                                + " way back for them, so there is none but a backup.");
        assertThat(failures(droppingAColumn(PlainTestCase.class)
                        .with("migrationtest.fail-on", "never")
                        .execute()))
                .isEmpty();
    }

    @Test
    void refusesAnUnknownCheckVersionAndWeight() throws IOException {
        write("1_items.up.sql", "create table items (id integer primary key);");

        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.checks", "keeps-row")
                        .execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("There is no check keeps-row.\nThere are applies, keeps-rows, keeps-values, destroys-data,"
                        + " keeps-schema, no-duplicate-indexes, no-redundant-indexes, foreign-keys-sound,"
                        + " foreign-keys-indexed, integrity, reversible, still-works, no-rewrites, applies-together,"
                        + " repeatable, no-drift, engines-agree, history, no-forbidden-word.");
        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.since", "7")
                        .execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("since = \"7\" names a version that the folder does not have.\nIt has 1.");
        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.fail-on", "sometimes")
                        .execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("failOn = \"sometimes\" (configuration parameter migrationtest.fail-on) says nothing."
                        + "\nUse error, warning or never.");
    }

    @Test
    void writesWhatItFoundForProgramsAndForPeople() throws IOException, SQLException {
        droppingAColumn(PlainTestCase.class).execute();

        assertThat(directory.resolve("databases/findings.json"))
                .content()
                .contains(
                        "\"migration\" : \"2_drop\"", "\"check\" : \"destroys-data\"", "\"object\" : \"items.label\"");
        assertThat(directory.resolve("databases/report.md"))
                .content()
                .contains(
                        "| migration | up | down | rows | rewritten | found |\n",
                        "| 2_drop | ",
                        " | destroys-data |\n",
                        "error 2_drop **destroys-data**: items: label dropped");
    }
}
